"""A programme in words: what it is, what it hopes for, and its meetings one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.activities.going import full_name
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carecompanion.activities.companion import Companion
    from carecompanion.cli.tell import Tell
    from carecompanion.domain.pack import Pack
    from carecompanion.domain.practice import Programme, Session

PROGRAMME: Final = (
    "table of title, domain, community, practice, circle_of, outcomes (id, words) and sessions "
    "(day, title, outcomes, practices, prompts, together, closing), or null"
)

_WEEK: Final = 7


def programme_shape(pack: Pack) -> dict[str, object] | None:
    """The programme of *pack*; what a meeting names is named in full, ``pack/prompt``."""
    programme = pack.programme
    if programme is None:
        return None
    return {
        "title": programme.title,
        "domain": programme.domain,
        "community": programme.community,
        "practice": programme.practice,
        "circle_of": programme.circle_of,
        "outcomes": [{"id": one.id, "words": one.words} for one in programme.outcomes],
        "sessions": [
            {
                "day": session.day,
                "title": session.title,
                "outcomes": list(session.outcomes),
                "practices": [full_name(pack.id, name, (pack,)) for name in session.practices],
                "prompts": [full_name(pack.id, name, (pack,)) for name in session.prompts],
                "together": session.together,
                "closing": session.closing,
            }
            for session in programme.sessions
        ],
    }


def parts_in_words(companion: Companion, pack: Pack, *, is_all: bool) -> dict[str, str]:
    """Everything the meetings of *pack* name, by its name, as a line each.

    A strong prompt shows its note in place of its words, unless *is_all*.
    """
    packs = companion.prompting.packs()
    sessions = () if pack.programme is None else pack.programme.sessions
    prompts = {name for session in sessions for name in session.prompts}
    practices = {name for session in sessions for name in session.practices}
    titles = {one.name: one.practice.title for one in companion.walking.practices()} if practices else {}
    said = {
        name: _prompt_in_words(companion, full_name(pack.id, name, packs), is_all=is_all) for name in prompts
    }
    for name in practices:
        full = full_name(pack.id, name, packs)
        title = titles.get(full)
        said[name] = (
            say("cli_programmes.absent", name=full)
            if title is None
            else say("cli_programmes.walk", title=title, name=full)
        )
    return said


def tell_programme(tell: Tell, programme: Programme, parts: dict[str, str]) -> None:
    """All of it, a paragraph a meeting; *parts* are the lines of what the meetings name."""
    for key, words in (
        ("domain", programme.domain),
        ("community", programme.community),
        ("practice", programme.practice),
    ):
        if words:
            tell.line()
            tell.line(say(f"cli_programmes.{key}", words=words))
    if programme.outcomes:
        tell.line()
        tell.line(tell.strong(say("cli_programmes.hopes")))
    for outcome in programme.outcomes:
        tell.line(say("cli_programmes.hope", id=outcome.id, words=outcome.words))
    tell.line()
    tell.line(tell.strong(say("cli_programmes.meetings")))
    for session in programme.sessions:
        _tell_session(tell, session, parts)


def _tell_session(tell: Tell, session: Session, parts: dict[str, str]) -> None:
    tell.line()
    tell.line(tell.strong(session.title))
    tell.line(tell.dim(" · ".join(_facts(session))))
    if session.together:
        tell.line(session.together.strip())
    for name in (*session.practices, *session.prompts):
        tell.line("- ", parts[name])


def _facts(session: Session) -> Iterator[str]:
    yield _day_in_words(session.day)
    if session.outcomes:
        yield say("cli_programmes.towards", hopes=", ".join(session.outcomes))
    if session.closing:
        yield say("cli_programmes.closes")


def _day_in_words(day: int) -> str:
    if day == 0:
        return say("cli_programmes.begins")
    weeks, rest = divmod(day, _WEEK)
    if rest:
        return say("cli_programmes.day") if day == 1 else say("cli_programmes.days", days=day)
    return say("cli_programmes.week") if weeks == 1 else say("cli_programmes.weeks", weeks=weeks)


def _prompt_in_words(companion: Companion, full: str, *, is_all: bool) -> str:
    found = companion.prompting.named(full)
    if found is None:
        return say("cli_programmes.absent", name=full)
    if found.prompt.is_gated and not is_all:
        return say("cli_programmes.gated", note=found.prompt.content_note, name=full)
    return say("cli_programmes.write", words=found.words, name=full)
