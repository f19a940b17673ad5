"""``circle code``: the agreement of a circle, which travels by letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.cli.circle_shapes import VERSION, version_shape
from carecompanion.cli.leaving import LEFT, Way, send_off, way_options
from carecompanion.cli.letter_meant import letter_that_came
from carecompanion.cli.shapes import TEXT
from carecompanion.cli.telling_circles import tell_voices, version_in_words
from carecompanion.cli.verb import argument, option, verb
from carecompanion.errors import NotPossible, Usage
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.letter_draft import LetterDraft
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.agreement import Agreement, Version
    from carecompanion.domain.circle import Circle

_SHOW: Final = "circle code show"
_PROPOSE: Final = "circle code propose"
_AGREE: Final = "circle code agree"
_HISTORY: Final = "circle code history"


@verb(_SHOW, keys={"circle": TEXT, "code": VERSION, "or with --beginning": {"text": TEXT}}, opens=True)
@argument("circle")
@option(_SHOW, "--beginning", "is_beginning", is_flag=True)
def show(sitting: Sitting, circle: str, *, is_beginning: bool) -> None:
    """The newest version and who answered it, or words to start from."""
    tell = sitting.tell
    with sitting.journal() as companion:
        found = companion.circling.circle(circle)
        if is_beginning:
            text = companion.agreeing.beginning(found)
            if tell.as_json:
                tell.document({"text": text})
            else:
                tell.exactly(text if text.endswith("\n") else f"{text}\n")
            return
        newest = _code(companion, found).newest
        if tell.as_json:
            tell.document({"circle": found.name, "code": version_shape(newest, found, companion)})
            return
        _tell_head(sitting, companion, found, newest)
        tell.line(newest.text)
        tell.line()
        tell_voices(sitting, newest)


@verb(_PROPOSE, keys=LEFT, opens=True, confirms=True)
@argument("circle")
@option(_PROPOSE, "--text-file", metavar="FILE")
@option(_PROPOSE, "--review", metavar="DAY")
@way_options(_PROPOSE)
def propose(
    sitting: Sitting,
    circle: str,
    *,
    text_file: str | None,
    review: str | None,
    out: str | None,
    armor: bool,
    preview: bool,
) -> None:
    """The next version, to everyone in it."""
    from carecompanion.domain.dates import day_from_words

    if text_file is None:
        raise Usage(say("cli_circles.propose_form"), say("cli_circles.propose_form_hint"))
    text = sitting.sources.text_from(text_file)
    day = day_from_words(review, sitting.today) if review else None
    with sitting.journal() as companion:
        draft = companion.agreeing.propose(companion.circling.circle(circle), text, day)
        send_off(sitting, companion, draft, Way(out=out, armor=armor, preview=preview))


@verb(_AGREE, keys=LEFT, opens=True, confirms=True)
@argument("circle", required=False)
@option(_AGREE, "--letter", metavar="ID")
@option(_AGREE, "--open-file", metavar="FILE")
@way_options(_AGREE)
def agree(
    sitting: Sitting,
    circle: str | None,
    *,
    letter: str | None,
    open_file: str | None,
    out: str | None,
    armor: bool,
    preview: bool,
) -> None:
    """For now, to all of it or with something left open."""
    if (circle is None) is (letter is None):
        raise Usage(say("cli_circles.agree_form"))
    open_words = sitting.sources.text_from(open_file) if open_file is not None else ""
    if open_file is not None and not open_words.strip():
        raise Usage(say("cli_circles.open_empty"), say("cli_circles.open_empty_hint"))
    with sitting.journal() as companion:
        draft = _answer(companion, circle, letter, open_words)
        send_off(sitting, companion, draft, Way(out=out, armor=armor, preview=preview))


def _answer(companion: Companion, circle: str | None, letter: str | None, open_words: str) -> LetterDraft:
    if letter is not None:
        return companion.agreeing.answer(letter_that_came(companion, letter), open_words=open_words)
    return companion.agreeing.answer_newest(companion.circling.circle(circle or ""), open_words=open_words)


@verb(_HISTORY, keys={"circle": TEXT, "versions": [VERSION]}, opens=True)
@argument("circle")
def history(sitting: Sitting, circle: str) -> None:
    """From the first version to the newest: who answered, what stays open, what changed."""
    tell = sitting.tell
    with sitting.journal() as companion:
        found = companion.circling.circle(circle)
        versions = _code(companion, found).versions
        if tell.as_json:
            shapes = [version_shape(version, found, companion) for version in versions]
            tell.document({"circle": found.name, "versions": shapes})
            return
        before: Version | None = None
        for version in versions:
            if before is not None:
                tell.line()
            _tell_head(sitting, companion, found, version)
            tell_voices(sitting, version)
            tell.line()
            if before is None:
                tell.line(version.text)
            else:
                tell.line(say("cli_circles.changed", version=before.number))
                for line in _changes(before.text.splitlines(), version.text.splitlines()):
                    tell.line(line)
            before = version


def _code(companion: Companion, circle: Circle) -> Agreement:
    code = companion.agreeing.code(circle)
    if code is None:
        raise NotPossible(say("agreeing.none_yet"), say("agreeing.none_yet_hint"))
    return code


def _tell_head(sitting: Sitting, companion: Companion, circle: Circle, version: Version) -> None:
    head = f"{circle.name} · {version_in_words(companion, circle, version)}"
    sitting.tell.line(sitting.tell.dim(head))
    sitting.tell.line()


def _changes(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """What went (``-``) and what came (``+``), line by line, without what stayed."""
    from difflib import ndiff

    for line in ndiff(before, after):
        if line[:1] in "+-" and line[2:].strip():
            yield line
