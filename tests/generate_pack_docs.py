"""Writes docs/packs.md from the packs themselves: ``python -m tests.generate_pack_docs``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from carecompanion.activities.walking import PracticeHere
from carecompanion.domain.prompt import LIGHT, STRONG, TENDER, Form
from carecompanion.packs.builtin import builtin_packs
from carecompanion.packs.wording import count_words, reading_grade

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from carecompanion.domain.pack import Pack, Source
    from carecompanion.domain.practice import Programme, Session

PLACE: Final = Path(__file__).parent.parent / "docs" / "packs.md"

HEAD: Final = """# The packs that come with the companion

Every question is in `prompts/<id>/pack.toml`, and `carecompanion pack show PACK` reads a pack out. This page is made
from the packs themselves; whoever changes a word of one makes it anew (`python -m tests.generate_pack_docs`).
How they are written is in [`prompts/EDITING.md`](../prompts/EDITING.md).

"""

LANGUAGES: Final = """
Where a pack has another language, its words stand beside its source (`prompts/staying-connected/es.toml`). Readers say
once which they read, the first choice first: `carecompanion settings set languages "es en"`, or Settings › Prompts. For
each that is named, a pack is looked through for exactly that one, then for the same without its region (`es` for
`es-mx`), then, where no region was named, for that of any region. A pack that has none of them speaks its own. What was
written stays beside the words it was asked in.

What may not be said to a reader is listed for English and for Spanish (`carecompanion/packs/wording.py`), and
`carecompanion pack check` holds every pack to the list of its language. Texts in other languages are only counted:
someone who speaks them has to listen.
"""

FORMS: Final = """
## Prompts by form and by intensity

Light prompts come by themselves, tender ones too unless the reader sets a lower ceiling; a strong one opens behind a
note that says what it asks about. *Second wording*: prompts with a wording for someone the unfairness is aimed at.

"""

READING: Final = """
## How they read

Of each question in both its wordings: the longest in words (35 is the most), and the school grade that its sentences
ask for after Flesch and Kincaid, which is an estimate for English. Writers aim for grade 8 or easier.

"""

PROGRAMMES: Final = """
## Programmes

A programme lays prompts and practices of other packs over meetings of a circle. What is read out there is in the pack.
"""

EACH: Final = """
## Pack by pack: practices, and whose ideas
"""

_WHO: Final = {"solo": "alone", "pair": "for two", "circle": "for a circle"}
_INTENSITIES: Final = ((LIGHT, "light"), (TENDER, "tender"), (STRONG, "strong"))


def document() -> str:
    """The whole page."""
    packs = sorted(builtin_packs(), key=lambda pack: pack.id)
    asking = [pack for pack in packs if pack.prompts]
    parts = (
        HEAD,
        *_table(
            ("pack", "id", "for", "minutes", "prompts", "practices", "languages", "licence"),
            map(_glance, packs),
        ),
        LANGUAGES,
        FORMS,
        *_table(
            ("pack", *Form, *(name for _, name in _INTENSITIES), "second wording"),
            (*map(_forms, asking), _all_forms(asking)),
        ),
        READING,
        *_table(("pack", "longest question", "median grade", "hardest grade"), map(_reading, asking)),
        PROGRAMMES,
        *(part for pack in packs if pack.programme for part in _programme(pack, pack.programme)),
        EACH,
        *(part for pack in packs for part in _each(pack)),
    )
    return "".join(parts)


def main() -> None:
    """Write it."""
    PLACE.write_text(document(), encoding="utf-8")


def _table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |\n|{'---|' * len(head)}\n"
    for row in rows:
        yield f"| {' | '.join(str(cell).replace('|', chr(92) + '|') for cell in row)} |\n"


def _glance(pack: Pack) -> tuple[object, ...]:
    minutes = "" if pack.minutes is None else "–".join(dict.fromkeys(map(str, pack.minutes)))
    counts = [len(things) or "" for things in (pack.prompts, pack.practices)]
    return (
        pack.title,
        f"`{pack.id}`",
        pack.audience,
        minutes,
        *counts,
        " ".join(pack.languages),
        pack.licence,
    )


def _forms(pack: Pack) -> tuple[object, ...]:
    return (pack.title, *_counts([pack]))


def _all_forms(packs: list[Pack]) -> tuple[object, ...]:
    return ("all", *_counts(packs))


def _counts(packs: list[Pack]) -> Iterator[object]:
    prompts = [prompt for pack in packs for prompt in pack.prompts]
    forms = Counter(prompt.form for prompt in prompts)
    intensities = Counter(prompt.intensity for prompt in prompts)
    yield from (forms[form] or "" for form in Form)
    yield from (intensities[intensity] or "" for intensity, _ in _INTENSITIES)
    yield sum(bool(prompt.targeted) for prompt in prompts) or ""


def _reading(pack: Pack) -> tuple[object, ...]:
    asks = [words for prompt in pack.prompts for words in (prompt.ask, prompt.targeted) if words]
    grades = [max(reading_grade(words), 0.0) for words in asks]
    return pack.title, max(map(count_words, asks)), round(median(grades)), round(max(grades))


def _programme(pack: Pack, programme: Programme) -> Iterator[str]:
    yield f"\n### {pack.title}\n\n`{pack.id}`, for up to {programme.circle_of} people.\n\n"
    for name, words in (
        ("About", programme.domain),
        ("For", programme.community),
        ("Done there", programme.practice),
    ):
        if words:
            yield f"- {name}: {words}\n"
    yield from (f"- {outcome.id}: {outcome.words}\n" for outcome in programme.outcomes)
    yield "\n"
    head = ("day", "meeting", "towards", "prompts and practices")
    yield from _table(head, map(_session, programme.sessions))


def _session(session: Session) -> tuple[object, ...]:
    named = ", ".join(f"`{name}`" for name in (*session.prompts, *session.practices))
    return session.day, session.title, ", ".join(session.outcomes), named


def _each(pack: Pack) -> Iterator[str]:
    yield f"\n### {pack.title} (`{pack.id}` {pack.version})\n\n"
    for practice in pack.practices:
        minutes = PracticeHere(pack, practice).minutes
        about = "" if minutes is None else f", about {minutes} minutes in all"
        yield f"- Practice: {practice.title} (`{practice.id}`, {_WHO[practice.who]}{about})\n"
    yield from (f"- Way back to the room: {one.title} (`{one.id}`)\n" for one in pack.exercises)
    yield from (f"- Guide for a reply: {one.title} (`{one.id}`)\n" for one in pack.guides)
    yield from (f"- Frame: {one.title} (`{one.id}`)\n" for one in pack.frames)
    yield from (f"- From {_credit(source)}: {source.idea}\n" for source in pack.sources)


def _credit(source: Source) -> str:
    title = f"[{source.title}](<{source.url}>)" if source.url else f"*{source.title}*"
    return ", ".join(str(part) for part in (source.author, title, source.year) if part)


if __name__ == "__main__":
    main()
