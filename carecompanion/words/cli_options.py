"""Options in one line each: ``COMMAND.OPTION``."""

from typing import Final

_TEXT = "The words, from a file; - is standard input."
_TAG = "A tag; may be given several times."
_SINCE = "From this day on: 2026-11-01, last Monday, two weeks ago."
_UNTIL = "Up to this day."
_FILTER_TAG = "With this tag; several mean all of them."
_PACK = "Answering this pack; several mean any."
_PROMPT = "Answering this prompt, pack/prompt."
_KIND = "Of this kind; several mean any."
_PERSON = "With this person, by the name you use; several mean all of them."
_NUMBER = "How many at most; 0 for all."

_FILTERS = {
    "since": _SINCE,
    "until": _UNTIL,
    "tag": _FILTER_TAG,
    "pack": _PACK,
    "prompt": _PROMPT,
    "kind": _KIND,
    "person": _PERSON,
}

_COPY = {
    "mask": "Leave this out of the copy, or put a role in its place; everywhere in it.",
    "masks-file": "The same, a line each, from a file; - is standard input.",
    "keep": "How long you would like it kept.",
    "until": "The day until which you would like it kept.",
    "reply": "A reply you would welcome; may be given several times.",
    "no-advice": "Please no advice.",
    "onward": "May it be passed on? no, or ask me first.",
    "note-file": "A few words about your wishes, from a file.",
    "content-note-file": "A content note to come before the words, from a file.",
}

_LETTER = {"excerpt": "Only these characters of an entry.", **_COPY}

_OUT = {
    "out": "A folder or a new file; the current folder if left out.",
    "armor": "As text that can be pasted into a message.",
}

_WAY = {**_OUT, "preview": "Print exactly what would leave, and send nothing."}

WORDS: Final = {
    "common.json": "Answer as one JSON document.",
    "common.plain": "No colour, one thing at a time.",
    "common.quiet": "Only the answer, warnings and errors.",
    "common.yes": "Go on without asking.",
    "common.passphrase-file": "The passphrase is the first line of this file; - is standard input.",
    "common.new-passphrase-file": "The new passphrase is the first line of this file.",
    "common.version": "Show the version.",
    "init.recovery-out": "Write the recovery code to this new file (0600).",
    "today.another": "Another one.",
    "today.lighter": "A lighter one.",
    "today.skip": "Not today.",
    "today.ceiling": "How tender it may be, for this time: 0 light, 1 tender, 2 strong.",
    "today.why": "Say why it is this one, and what was found about the others.",
    "write.text-file": _TEXT,
    "write.answer": "FIELD=VALUE; may be given several times.",
    "write.answers-file": "Answers as a JSON table by field, from a file; - is standard input.",
    "write.tag": _TAG,
    "write.date": "The day it belongs to: yesterday, 1 March, 2026-11-20.",
    "write.private": "Never offer it for a letter or a work document.",
    "write.targeted": "The wording for someone at whom the unfairness is aimed.",
    "write.frame": "Ask part by part: what-so-what, six-steps or four-steps.",
    "write.third-person": "Invite to tell it as about someone else.",
    "checkin.answer": "FIELD=VALUE; may be given several times.",
    "checkin.answers-file": "Answers as a JSON table by field, from a file; - is standard input.",
    "checkin.tag": _TAG,
    "checkin.private": "Never offer it for a letter or a work document.",
    "draft.resume.text-file": _TEXT,
    "draft.resume.tag": _TAG,
    "draft.resume.private": "Never offer it for a letter or a work document.",
    **{f"list.{name}": words for name, words in _FILTERS.items()},
    "list.number": _NUMBER,
    **{f"search.{name}": words for name, words in _FILTERS.items()},
    **{f"lookback.{name}": words for name, words in _FILTERS.items()},
    "search.number": _NUMBER,
    "search.ranked": "Closest first.",
    "edit.text-file": _TEXT,
    "edit.title": "Another title.",
    "edit.private": "Never offer it for a letter or a work document, or let it be offered again.",
    "annotate.text-file": _TEXT,
    "support.edit.people-file": "Who, from a file; - is standard input.",
    "support.edit.line-file": "The kind line, from a file.",
    "support.edit.message-file": "The message, from a file.",
    "support.edit.open-while-locked": "May it be read without the passphrase? (0600, beside the journal)",
    "ground.list": "List the exercises.",
    **{f"export.{name}": words for name, words in _FILTERS.items()},
    "export.format": "json or markdown.",
    "export.out": "Where to write; - is standard output.",
    "export.force": "Write over a file that is there.",
    "import.from": "Whose export it is.",
    "import.dry-run": "Only say what would come.",
    "card.show.name": "The name on your card from now on.",
    "card.read.as": "Your name for them.",
    "card.secret.out": "A new file (0600).",
    "partner.verify.words": "What they read aloud, in one argument.",
    "letter.compose.to": "The partner, or a circle.",
    **{f"letter.compose.{name}": words for name, words in _LETTER.items()},
    **{f"letter.compose.{name}": words for name, words in _WAY.items()},
    **{f"card.renew.{name}": words for name, words in _OUT.items()},
    "partner.link.none": "Nobody; take the link away.",
    "person.add.contact": "Is contact wanted?",
    "letter.reply.guide": "The way of answering; the fullest that was asked for, if left out.",
    "letter.reply.text-file": _TEXT,
    **{f"letter.reply.{name}": words for name, words in _COPY.items()},
    **{f"letter.reply.{name}": words for name, words in _WAY.items()},
    **{f"letter.withdraw.{name}": words for name, words in _WAY.items()},
    **{f"letter.again.{name}": words for name, words in _OUT.items()},
    "circle.create.letter": "Be in the circle that this letter came for.",
    "circle.leave.farewell-file": "A few words to everyone in it, from a file; - is standard input.",
    **{f"circle.leave.{name}": words for name, words in _OUT.items()},
    "circle.code.show.beginning": "Words to start from, as text to change.",
    "circle.code.propose.text-file": _TEXT,
    "circle.code.propose.review": "When to look at it again: in three months, 1 March, 2027-03-01.",
    **{f"circle.code.propose.{name}": words for name, words in _WAY.items()},
    "circle.code.agree.letter": "The letter whose version is meant.",
    "circle.code.agree.open-file": "What stays open for you, from a file; - is standard input.",
    **{f"circle.code.agree.{name}": words for name, words in _WAY.items()},
    **{f"letter.page.{name}": words for name, words in _LETTER.items()},
    "letter.page.out": "A new file (0600); a name that ends in .html opens by itself.",
    "letter.open.as-note": "Keep a plain age file made for your key as a loose note.",
    "letter.accept.as": "Your name for them.",
    "letter.refuse.block": "Refuse everything from this key, for good.",
    "letter.list.with": "Only with this partner.",
    "letter.list.circle": "Only of this circle.",
    "letter.list.find": "Only those that hold these words.",
    "letter.read.thread": "The whole thread it belongs to, each after the one it answers.",
    "letter.list.number": _NUMBER,
    "pack.show.all": "The words of strong prompts too.",
    "vault.passphrase.known-to-others": "Could someone else know the old one?",
    "vault.passphrase.recovery-out": "Write a new recovery code to this new file (0600).",
    "vault.recovery.show.out": "Write it to this new file (0600) instead.",
    "vault.recovery.use.code-file": "The code is the first line of this file; - is standard input.",
    "vault.backup.out": "A new file, best on another disk.",
    "vault.restore.with-code": "Open the backup with its recovery code.",
    "vault.restore.code-file": "The code is the first line of this file; - is standard input.",
    "settings.show.mine": "What you chose about prompts and your card too; opens the journal.",
    "settings.show.about": "What each one is called and does.",
    "settings.set.ours": "Put it back to the value it came with.",
}
