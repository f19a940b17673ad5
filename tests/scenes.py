"""What the pictures show: each scene is walked to by keys, in the real interface, over the demonstration's sample."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from carecompanion.activities.demonstrating import leave_a_page
from carecompanion.activities.sampling import sample
from carecompanion.errors import ExchangeError
from carecompanion.tui.rooms import room
from tests.stage import MEETING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from carecompanion.activities.prompting import Invitation
    from carecompanion.domain.circle import Circle
    from carecompanion.domain.letter import LetterLine
    from tests.stage import Stage

STRONG_NOTE: Final = "It asks about harm you may have caused someone."


def _text(title: str) -> str:
    found: str = next(piece["text"] for piece in sample("journal")["entry"] if piece.get("title") == title)
    return found


# alone


async def _today(stage: Stage) -> None:
    await stage.do(leave_a_page, stage.app.companion)
    stage.app.journal_changed()
    await stage.settle()


async def _gate(stage: Stage) -> None:
    invitation: Invitation = await stage.do(stage.app.companion.prompting.find, "kept-back")
    strong = replace(invitation.prompt, intensity=2, content_note=STRONG_NOTE)
    stage.app.screen._show(replace(invitation, prompt=strong))  # type: ignore[attr-defined]  # no pack has one yet
    await stage.press("enter")


async def _write(stage: Stage) -> None:
    text = _text(MEETING)
    await stage.page("kept-back", text[:-1])
    await stage.type(text[-1])
    await stage.until_kept()


async def _fields(stage: Stage) -> None:
    await stage.page("on-the-line")
    await stage.press("space", "tab", *["left"] * 3, "space", "right", "tab")
    await stage.type("Two people off, and the phone on my desk")
    await stage.until_kept()


async def _worksheet(stage: Stage) -> None:
    await stage.page("share-stop-swap")
    await stage.type("Monday evening line")
    await stage.press("tab")
    await stage.type("sss")
    await stage.press("tab")
    await stage.type("rota team")
    await stage.until_kept()


async def _voices(stage: Stage) -> None:
    await stage.page("seem-and-help")
    await stage.type("They will think I only come for the photograph")
    await stage.until_kept()


async def _doors(stage: Stage) -> None:
    await stage.page("kept-back", _text(MEETING), intensity=2)
    await stage.press("ctrl+s")
    await stage.press("enter")


async def _journal(stage: Stage) -> None:
    await stage.go("journal")
    await stage.press("down")
    await stage.a_moment()


async def _search(stage: Stage) -> None:
    await stage.go("journal")
    await stage.press("slash")
    await stage.type("rota")
    await stage.a_moment()


async def _filters(stage: Stage) -> None:
    await _journal(stage)
    await stage.press("f")


async def _entry(stage: Stage) -> None:
    await stage.go("journal")
    await stage.open(room("entry", entry_id=(await stage.line()).id))


async def _answers(stage: Stage) -> None:
    await stage.go("journal")
    await stage.open(room("entry", entry_id=(await stage.line("Share, stop or swap")).id))


async def _tags(stage: Stage) -> None:
    await _entry(stage)
    await stage.press("t")


async def _delete(stage: Stage) -> None:
    await _entry(stage)
    await stage.press("d")


# with others


async def _letters(stage: Stage) -> None:
    await stage.go("letters")
    await stage.press("down")
    await stage.a_moment()


async def _letters_circle(stage: Stage) -> None:
    await stage.go("letters")
    circle = await _the_circle(stage)
    stage.app.screen.threads.select(circle.id)  # type: ignore[attr-defined]  # the place of letters
    await stage.a_moment()


async def _the_circle(stage: Stage) -> Circle:
    (circle,) = await stage.do(stage.app.companion.circling.circles)
    found: Circle = circle
    return found


async def _circle(stage: Stage) -> None:
    await stage.go("letters")
    await stage.open(room("circle", circle=await _the_circle(stage)))
    await stage.a_moment()


async def _agreement(stage: Stage) -> None:
    await _a_letter(stage, lambda line: line.about is not None and line.about.version > 1)


async def _asked_back(stage: Stage) -> None:
    await _a_letter(stage, lambda line: line.asked_back)


async def _a_letter(stage: Stage, is_meant: Callable[[LetterLine], bool]) -> None:
    await stage.go("letters")
    lines = await stage.do(stage.app.companion.corresponding.lines)
    line = next(line for line in lines if is_meant(line))
    letter = await stage.do(stage.app.companion.corresponding.letter, line.id)
    await stage.open(room("letter", letter=letter))
    await stage.a_moment()


async def _proposal(stage: Stage) -> None:
    await _circle(stage)
    await stage.press("p")


async def _letter_note(stage: Stage) -> None:
    await stage.go("letters")
    lines = await stage.do(stage.app.companion.corresponding.lines)
    unread = next(line for line in lines if line.unread and not line.waiting)
    await stage.open(
        room("letter", letter=await stage.do(stage.app.companion.corresponding.letter, unread.id))
    )


async def _letter(stage: Stage) -> None:
    await _letter_note(stage)
    await stage.press("enter")


async def _reply(stage: Stage) -> None:
    await _answer(stage)
    await stage.type("“a building also speaks”")
    await stage.press("tab")
    await stage.type("That people are told, before they arrive in the cold")
    await stage.until_kept()


async def _reply_leans(stage: Stage) -> None:
    await _answer(stage)
    await stage.type("You should call them and complain about the heating.")
    await stage.until_kept()
    for _ in range(6):  # the note comes after a pause
        await stage.a_moment()


async def _reply_over(stage: Stage) -> None:
    await _reply(stage)
    await stage.press("ctrl+s")
    await stage.a_moment()


async def _answer(stage: Stage) -> None:
    await stage.go("letters")
    unread = next(one for one in await stage.do(stage.app.companion.corresponding.lines) if one.unread)
    letter = await stage.do(stage.app.companion.corresponding.letter, unread.id)
    letter = await stage.do(stage.app.companion.corresponding.read, letter)
    await stage.open(room("reply", letter=letter))


async def _partners(stage: Stage) -> None:
    await stage.go("letters")
    await stage.press("p")
    await stage.a_moment()


async def _verify(stage: Stage) -> None:
    await _partners(stage)
    await stage.press("v")


async def _card(stage: Stage) -> None:
    await stage.go("letters")
    await stage.press("c")
    await stage.a_moment()


async def _choose(stage: Stage) -> None:
    await stage.go("letters")
    await stage.open(room("compose"))
    await stage.press("down", "space")


async def _compose(stage: Stage) -> None:
    await stage.go("journal")
    await stage.open(room("compose", entries=((await stage.line()).id,)))
    await stage.press("r")
    await stage.type("a colleague")
    await stage.press("enter")
    await stage.a_moment()


async def _excerpt(stage: Stage) -> None:
    await _choose(stage)
    await stage.press("e", "down", "down", "shift+down", "shift+down")
    await stage.a_moment()


async def _wishes(stage: Stage) -> None:
    await _compose(stage)
    await stage.press("enter")


async def _to(stage: Stage) -> None:
    await _wishes(stage)
    await stage.press("enter")
    await stage.a_moment()
    await stage.press("down")


async def _last(stage: Stage) -> None:
    await _to(stage)
    await stage.press("enter")
    await stage.a_moment()


async def _confirm(stage: Stage) -> None:
    await _last(stage)
    await stage.press("enter")
    await stage.type("wre")


# over everything


async def _palette(stage: Stage) -> None:
    await _journal(stage)
    await stage.press("ctrl+p")
    await stage.type("let")
    await stage.a_moment()


async def _help(stage: Stage) -> None:
    await _journal(stage)
    await stage.press("f1")


async def _support(stage: Stage) -> None:
    await stage.press("ctrl+g")


async def _ground(stage: Stage) -> None:
    await stage.press("ctrl+g", "g")


async def _support_edit(stage: Stage) -> None:
    await stage.press("ctrl+g", "e")


async def _settings(stage: Stage) -> None:
    await stage.open(room("settings"))
    await stage.press("down", "down", "right")


async def _hidden(stage: Stage) -> None:
    await stage.press("f9")


async def _error(stage: Stage) -> None:
    await stage.go("letters")
    stage.app.tell(ExchangeError("E_NOT_FOR_ME"))
    await stage.settle()


# at the door, and before anything is there


async def _unlock(stage: Stage) -> None:
    await stage.press("ctrl+l")


async def _welcome(stage: Stage) -> None:
    await stage.type("a kettle hums")


async def _recovery(stage: Stage) -> None:
    words = "a kettle hums before light"
    await stage.type(words)
    await stage.press("enter")
    await stage.type(words)
    await stage.press("enter")
    await stage.a_moment()


async def _empty_journal(stage: Stage) -> None:
    await stage.go("journal")


async def _empty_letters(stage: Stage) -> None:
    await stage.go("letters")


async def _empty_support(stage: Stage) -> None:
    await stage.press("ctrl+g")


AT_HOME: Final[dict[str, Callable[[Stage], Awaitable[None]]]] = {
    "today": _today,
    "gate": _gate,
    "write": _write,
    "write-fields": _fields,
    "write-table": _worksheet,
    "write-voices": _voices,
    "doors": _doors,
    "journal": _journal,
    "journal-search": _search,
    "journal-filters": _filters,
    "entry": _entry,
    "entry-answers": _answers,
    "tags": _tags,
    "delete": _delete,
    "letters": _letters,
    "letters-circle": _letters_circle,
    "letter-note": _letter_note,
    "letter": _letter,
    "reply": _reply,
    "reply-leans": _reply_leans,
    "reply-over": _reply_over,
    "letter-agreement": _agreement,
    "letter-asked-back": _asked_back,
    "circle": _circle,
    "words": _proposal,
    "partners": _partners,
    "verify": _verify,
    "card": _card,
    "compose-choose": _choose,
    "compose-part": _excerpt,
    "compose": _compose,
    "compose-wishes": _wishes,
    "compose-to": _to,
    "compose-last": _last,
    "compose-confirm": _confirm,
    "palette": _palette,
    "help": _help,
    "support": _support,
    "ground": _ground,
    "support-edit": _support_edit,
    "settings": _settings,
    "hidden": _hidden,
    "error": _error,
    "unlock": _unlock,
}
"""Over the sample."""

NEWLY_MADE: Final[dict[str, Callable[[Stage], Awaitable[None]]]] = {
    "journal-empty": _empty_journal,
    "letters-empty": _empty_letters,
    "support-empty": _empty_support,
}
"""Over a journal in which nothing is yet."""

BEFORE: Final[dict[str, Callable[[Stage], Awaitable[None]]]] = {"welcome": _welcome, "recovery": _recovery}
"""Where there is no journal."""

MAIN: Final = (
    "today",
    "write",
    "write-fields",
    "journal",
    "entry",
    "letters",
    "letter",
    "reply",
    "compose",
    "support",
    "settings",
)
"""Shown in every house theme, and on a small screen."""
