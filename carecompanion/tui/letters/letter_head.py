"""What stands above a letter: who and when, what it answers and asks for; of one that left, the file it is in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from carecompanion.domain.letter import Direction, LetterKind
from carecompanion.domain.partner import Trust
from carecompanion.tui.letters.listed import title_of
from carecompanion.tui.letters.wished import handle_of, wished
from carecompanion.tui.lines import QUIET, SAYS, keys_line
from carecompanion.tui.text import one_line
from carecompanion.words import say
from carecompanion.words.days import day_answered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from carecompanion.activities.companion import Companion
    from carecompanion.domain.circle import Circle
    from carecompanion.domain.letter import StoredLetter

SHORT_DIGEST = 16
NARROW = 56


@dataclass(frozen=True, slots=True)
class Around:
    """What is here around a letter: ways of answering, the title it answers, the circle it came to, its thread."""

    ways: tuple[str, ...] = ()
    answers: str = ""
    circle: Circle | None = None
    thread: tuple[StoredLetter, ...] = ()

    def beside(self, letter: StoredLetter, by: int) -> StoredLetter | None:
        """The letter *by* places on in the thread; None where there is none."""
        at = next((at for at, one in enumerate(self.thread) if one.id == letter.id), None)
        if at is None or not 0 <= at + by < len(self.thread):
            return None
        return self.thread[at + by]


def around(companion: Companion, letter: StoredLetter) -> Around:
    """Look for it. For the desk."""
    answered = companion.corresponding.answered(letter)
    came = letter.direction is Direction.CAME
    return Around(
        ways=companion.replying.ways(letter) if came else (),
        answers="" if answered is None else title_of(answered),
        circle=companion.circling.known(letter),
        thread=companion.corresponding.thread(letter),
    )


def head_of(letter: StoredLetter, here: Around, today: date, *, width: int) -> Content:
    """The lines above the words."""
    came = letter.direction is Direction.CAME
    key = "letter.from" if came else "letter.to"
    about = [
        say(key, handle=handle_of(letter), day=day_answered(letter.manifest.date, today)),
        *_more(letter, here),
    ]
    head = Content.assemble((one_line(title_of(letter)), SAYS), ("   " + " · ".join(about), QUIET))
    below = list(_below(letter, here, today, width))
    return Content("\n").join([head, *(Content.styled(line, QUIET) for line in below)])


def _more(letter: StoredLetter, here: Around) -> Iterator[str]:
    if letter.trust is not Trust.VERIFIED:
        yield say("letter.unchecked")
    if letter.manifest.circle is not None:
        yield say("letter.in_circle", circle=one_line(letter.manifest.circle.name))
    if here.answers:
        yield say("letter.to_title", title=one_line(here.answers))
    if letter.kept_for_safety:
        yield say("letter.kept")
    if letter.asked_back and letter.direction is Direction.LEFT:
        yield say("letter.you_asked_back")


def _below(letter: StoredLetter, here: Around, today: date, width: int) -> Iterator[str]:
    if letter.direction is Direction.CAME:
        # Where it is narrow, the letter's own first lines say it.
        is_wide = width >= NARROW
        if is_wide and letter.manifest.kind is LetterKind.LETTER and letter.manifest.about is None:
            yield wished(letter, here.ways, today)
        return
    digest = letter.digest.hex()
    if letter.file_name:
        left = say("letter.file", name=one_line(letter.file_name))
        shown = say("letter.digest", digest=digest)
        if len(left) + len(shown) + 3 > width:
            shown = say("letter.digest", digest=digest[:SHORT_DIGEST])
        yield f"{left} · {shown}"


def asked_back_line(letter: StoredLetter, key_of: Callable[[str], str]) -> Content:
    """Who asks for it back, and the two ways; nothing where nobody does, or it was kept."""
    if letter.direction is Direction.LEFT or not letter.asked_back or letter.kept_for_safety:
        return Content("")
    ways = ((key_of("forget"), say("letter.key.let_go")), (key_of("keep"), say("commands.letter.keep")))
    asked = say("letter.asked_back", handle=handle_of(letter))
    return Content.assemble((asked, "$foreground"), "   ", keys_line(ways, gap=3))
