"""Commands: what more there is to say in their help."""

from typing import Final

WORDS: Final = {
    "init": "The code is shown once and two of its groups are typed back; Enter alone leaves that for later. "
    "Where nobody can be asked, --recovery-out takes it to a file.",
    "today": "A strong prompt shows its note first and asks. --another, --lighter and --skip are its ways out; "
    "a skip is never counted.",
    "write": "PROMPT is pack/prompt, a prompt's own name, or `today`. Without it you write freely. On a terminal you "
    "are asked field by field, and what you typed is kept as a draft if you leave in the middle. Elsewhere the words "
    "come from --text-file, or from standard input.\n\n"
    "What stands in --answer and --tag is seen in the process list and in the shell's history; "
    "--text-file and --answers-file are not.",
    "checkin": "PROMPT is the name of one of the quick scales; without it, the first is taken, or you choose one. "
    "What stands in --answer is seen in the process list and in the shell's history.",
    "draft.resume": "ID may be left out: the newest is meant. On a terminal its open questions are asked; elsewhere "
    "what comes by --text-file or standard input is added to it. A reply goes on towards its letter: the words are shown, "
    "a name is typed, the file goes into the current folder (`letter reply` puts it elsewhere).",
    "show": "ID is any beginning that is the only one, or @last.",
    "lookback": "About a year ago comes first, then two to ten years, half a year, three months, a month; where "
    "nothing was written then, the beginning. Asked again on the same day it is the same one. "
    "`carecompanion settings set look-back-exclude-tags` says which tags are left out, `look-back-ceiling` how tender "
    "it may be.",
    "patterns": "FIELD is a key, its last parts, or connection, scales, flow, worksheets, words; without it everything "
    "that was marked. Nothing is averaged, and weeks without a mark stay blank. Small counts are hidden, in JSON too. "
    "Keys under `plot`: strip: weeks, parts of ends and rows; multiples: starts, lines of levels by week (by month "
    "beyond 26 weeks); mirror: month, rows, refills, empties; grid: stages, rows; shares: day, rows of shares; pairs: "
    "rows of first and second; chosen and tags: by week or month, whether, never how often.",
    "search": 'WORDS are all found together; AND, OR, NOT, "a phrase" and prefix* work. '
    "They are seen in the process list and in the shell's history; `-` reads them from standard input.",
    "edit": "The new text comes from --text-file or standard input, or is typed. A title given here is seen in the "
    "process list and in the shell's history.",
    "annotate": "The note comes from --text-file or standard input, or is typed. As an argument it works too, and is "
    "seen in the process list and in the shell's history.",
    "tag": "ID is any beginning that is the only one, or @last. Tags are seen in the process list and in the shell's "
    "history.",
    "delete": "Its title is shown and you are asked. What was promised or noted in it stays without it, unless you say "
    "otherwise. Backups made before still hold it.",
    "support.show": "Without a passphrase only where you allowed it; else a few plain words come first, and then the "
    "passphrase is asked for.",
    "support.edit": "Who, a kind line, a message you could send: all in your own words, all may stay empty. Nothing is "
    "ever sent from here.",
    "ground": "NAME is an exercise; without it, the first. On a terminal Enter goes on, and any step is a place to "
    "stop. No journal is needed.",
    "export": "json is complete and can be imported again; it holds the small counts too. Both are plain text: whoever "
    "has the file can read it. Partners, packs and settings travel by backup only. `--out -` writes to standard output.",
    "import": "Says what came, what was here already and what was left out. Doing it twice adds nothing twice.",
    "card.show": "Your partner takes it in with `card read`. The name on it is asked for once.",
    "card.read": "FILE may hold many cards, or be the whole message one came in; `-` is standard input.",
    "card.renew": "From then on you have other words, and each partner gets a letter that is sealed by the key they know. "
    "Until they opened it they write to the old one, and that still opens. Give each their file; your words are compared "
    "again.",
    "card.secret": "With it, the `age` program opens letters to you, and whoever has it can open them too and can write "
    "in your name to you and from you. The passphrase is asked for again.",
    "partner.verify": "Ask them to read their eight words aloud, and type the first four letters of each, or the "
    "numbers. Best over a voice you know.",
    "partner.link": "A person of that handle is added where there is none yet; --none takes the link away. Nobody is told.",
    "partner.block": "It survives forgetting and restoring. Nobody is told.",
    "letter.compose": "Copies are made and masked; the entries stay as they are. --preview prints exactly what would "
    "leave. Otherwise the text is shown and the partner's name is typed to go on. The file goes into the current folder.\n\n"
    "To a circle there is one file for each in it, with the same words, and the circle's name is typed. In JSON `sent` is "
    "null then, and `letters` names each file. "
    "What stands in --mask is seen in the process list and in the shell's history; --masks-file is not.",
    "letter.page": "As `letter compose`, but neither sealed nor encrypted: whoever has the file or the paper can read it, and "
    "nothing is remembered of it. The words are shown first, and you are asked. The page needs nothing but a browser, "
    "fetches nothing and runs nothing; it prints on A4 and Letter. What stands in --mask is seen in the process list and "
    "in the shell's history; --masks-file is not.",
    "letter.open": "PLACE is a file, a folder (every file in it that ends in .age), or `-`. Nothing of a letter is shown "
    "before all of it has been checked.",
    "letter.list": "After it, letters are named that go soon because their writers wished so; they go no earlier than a "
    "day after that, and `letter keep` holds on to one. --find looks through what left and what came to be kept; its words "
    "are seen in the process list and in the shell's history.",
    "letter.read": "A content note comes first where there is one. Nobody is told that you read it. A letter to be read once "
    "is asked about afterwards; it stays unless you say yes.",
    "letter.reply": "On a terminal you are asked part by part, and any part may stay empty; what you typed is kept as a draft "
    "until the reply has left. Elsewhere the words come from --text-file or standard input: a line `## ` and a part's name "
    "begins that part, the rest goes to the first. `--guide received` with nothing is a whole reply; `--guide ideas` has no "
    "parts. One line may note where a reply leans; `settings set reply_hints no` hides it.\n\n"
    "What stands in --mask is seen in the process list and in the shell's history; --masks-file is not.",
    "letter.withdraw": "It is a letter of its own that asks; its reader decides, and may have kept a copy.",
    "letter.again": "For when the first file was lost. It is the same letter, not another one.",
    "commitment.add": "With no WORDS on a terminal, you are asked part by part. Words given as an argument are seen in the "
    "process list and in the shell's history; --words-file is not.",
    "commitment.look": "None of them is better than another, and the day may be any. On a terminal you may add a line; "
    "elsewhere it comes from --note-file.",
    "flow.add": "SOURCE is a person by the name you use, or a thing such as a meeting or a walk; SIZE is 1 to 3. With nothing "
    "on a terminal you are asked, a line each. The names are seen in the process list and in the shell's history.",
    "person.add": "A handle is a name of your own for them, best not their real one. It is seen in the process list and in "
    "the shell's history.",
    "person.contact": "With no, no letter is ever made for them; with ask, you are reminded before one is sealed.",
    "person.note": "What you leave out stays as it is. Words in the call are seen in the process list and in shell history; "
    "--text-file keeps them out of both.",
    "person.remove": "What was written about them stays: entries, flows and letters that name them.",
    "map.new": "One map for each situation: who stands with you, who holds you to account, a place of work. Three are there "
    "from the first look.",
    "map.show": "MAP is its name or the beginning of it; the first one if left out.",
    "map.place": "ROLE is mentor, sponsor, advocate, ally, co-conspirator, visionary or team (your solidarity team). One "
    "person may stand in several. Add somebody first with `carecompanion person add HANDLE`. Nobody is told.",
    "map.take-off": "Without ROLE they leave the whole map. They stay known.",
    "map.remove": "The people on it stay known.",
    "circle.create": "Each member keeps their own list; nobody is told of a change to yours. Its writer is in a circle you "
    "join by --letter; add others whose cards you have.",
    "circle.remove": "Letters to the circle no longer go to them from here.",
    "circle.leave": "No reasons are owed. With --farewell-file everyone in it gets those words, which ask for no reply; they "
    "are shown first and sealed before you leave. What was exchanged stays.",
    "circle.code.show": "--beginning prints words to start from: the newest version, or headings with a question each. "
    "`circle code show CIRCLE --beginning > code.md`, change it, then `circle code propose CIRCLE --text-file code.md`.",
    "circle.code.propose": "It always says that anyone may leave. `circle code show CIRCLE --beginning > code.md` gives words "
    "to start from.",
    "circle.code.agree": "CIRCLE means its newest version; --letter ID the version in that letter. What stays open travels with "
    "the answer, in your words.",
    "circle.code.history": "Only those who answered are named.",
    "run.start": "PRACTICE is pack/practice, or a practice's own name. What it asks before it begins is asked; --yes says yes "
    "to it, for scripts. With somebody marked “no contact” nothing is begun.",
    "run.next": "ID may be left out: the run touched last is meant. On a terminal it goes from step to step until you stop; a "
    "script takes one step at a time. Nothing counts the minutes, and nothing rings.",
    "run.leave": "What was written stays. Nobody is told, and no reasons are owed.",
    "run.export": "Left out: private steps and entries, tags, margins, people of the care map, and small counts. Look it over "
    "before it goes to anyone.",
    "programme.start": "Everyone begins on a day of their own, or on one that was agreed on. Several can be gone through at once.",
    "programme.show": "PROGRAMME is an id or a pack, and may be left out where there is only one. What a meeting names is "
    "begun with `write PACK/PROMPT` and `run start PACK/PRACTICE`.",
    "programme.pause": "What is ahead comes as much later as the pause was long. Nothing in a programme is ever late.",
    "programme.shift": "What comes after the meeting moves along; what has been keeps its day.",
    "programme.leave": "What was written stays. Nobody is told, and no reasons are owed.",
    "letter.keep": "Its writer is never told.",
    "letter.forget": "A small mark stays, so that the same file cannot bring it back.",
    "pack.show": "Prompts of strong ground show their note in place of their words, unless --all.",
    "pack.install": "It shows by whom the pack says it is, their eight words, what it is about and every prompt, then "
    "asks. A later pack of one you have shows what changed instead. A pack of the same name by somebody else never "
    "takes its place: it goes beside it. Prompts of strong ground show their note in place of their words, unless --all.",
    "pack.update": "As `pack install`, for a pack you have already: it refuses every other. An older one than you had is "
    "refused, and so is another with the same number.",
    "pack.remove": "Entries keep the question they answer and where it came from. If the pack comes back, they belong "
    "to it again. Which numbers were seen is remembered, so that no older pack comes after a newer one.",
    "pack.trust": "SIGNER is the name they claim, the one you gave them, or a pack of theirs. Ask them to read their "
    "eight words aloud; type the first four letters of each. After three wrong tries, stop and ask for the pack "
    "another way.",
    "pack.power": "SIGNER is the name they claim, the one you gave them, or a pack of theirs. Nobody is told. Their packs "
    "come with a caution, and sharing is never suggested there.",
    "pack.new": "FOLDER is made if it is not there; its name becomes the id of the pack. Asks what no option says: the "
    "title, your name, whom it is for, and for a circle how many weeks. Everything can be changed in the file.",
    "pack.check": "FOLDER holds a pack.toml and perhaps translations beside it, such as es.toml. Every fault is said at "
    "once as file:line:column: what — hint. Exit code 0 where it can be built (warnings do not hinder), 6 where it cannot.",
    "pack.try": "FOLDER holds a pack.toml. Nothing is installed and no passphrase is asked for. Strong prompts show their "
    "note in place of their words, unless --all.",
    "pack.diff": "OLD and NEW are folders with a pack.toml, or built packs, in any mixture.",
    "pack.build": "FOLDER holds a pack.toml. The number is one more than the highest you signed and the highest in DIR; "
    "--serial may only be higher. Your key for packs is made the first time, and kept in your journal.",
    "pack.rotate": "For when somebody else may have your key, or your journal. Members whose companion knows the old "
    "key are told of the new one when your next pack comes.",
    "pack.handout": "PACK is a folder with a pack.toml, a built pack, or the name of a pack that is here. A programme begins "
    "each of its meetings on a new sheet; strong prompts have sheets of their own at the end, which can be held back. Your "
    "journal is opened only for a pack that you installed, and nothing you wrote is on the page.",
    "vault.passphrase": "You are asked whether someone else could know the old one. If so, everything is locked anew: "
    "there is a new recovery code, and the old one no longer opens it.",
    "vault.recovery.show": "The passphrase is asked for again, and the day is remembered.",
    "vault.backup": "Without --out it goes to the backups folder, of which the five newest stay.",
    "vault.restore": "The journal that is here now stays beside it under another name.",
    "settings.show": "What you chose about prompts is in the journal: --mine opens it and shows that too. Lines of the "
    "settings file that do not fit are named on the side, and have no effect.",
    "settings.set": "Besides the names that `settings show` lists: ceiling, exclude-tags, languages, look-back-ceiling, "
    "look-back-exclude-tags, card_open, reply_hints and standpoint.PACK, which are kept in the journal, and keymap.COMMAND for a key "
    "of your own (docs/keys.md names the commands). VALUE may be left out, and is then asked for or read from standard "
    "input.",
    "doctor": "Prints nothing private.",
    "demo": "It is made in a private temporary folder, in memory where there is one, and removed on leaving. Your own "
    "journal and settings are not touched. It needs a terminal; the passphrase, should you lock it, is `demo`.",
    "completion": 'For bash: eval "$(carecompanion completion bash)".',
}
