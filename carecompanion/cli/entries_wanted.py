"""The filters of list, search, lookback and export, and the one place that turns them into what is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

import click

from carecompanion.cli.verb import option

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from carecompanion.domain.entry import Filters

KINDS = ("answer", "free", "checkin", "jot", "loose")


class Wanted(TypedDict):
    """The values of the filter options."""

    since: str | None
    until: str | None
    tag: tuple[str, ...]
    pack: tuple[str, ...]
    prompt: str | None
    kind: tuple[str, ...]
    person: tuple[str, ...]


def filtered(path: str) -> Callable[[Any], Any]:
    """The filter options of the command *path*."""

    def add(action: Any) -> Any:  # noqa: ANN401 - click's decorators work on anything
        for one in reversed(
            (
                option(path, "--since", metavar="DAY"),
                option(path, "--until", metavar="DAY"),
                option(path, "--tag", multiple=True, metavar="TAG"),
                option(path, "--pack", multiple=True, metavar="PACK"),
                option(path, "--prompt", metavar="PACK/PROMPT"),
                option(path, "--kind", multiple=True, type=click.Choice(KINDS)),
                option(path, "--person", multiple=True, metavar="HANDLE"),
            )
        ):
            action = one(action)
        return action

    return add


def day_gone_by(option: str, words: str, today: date) -> date:
    """The day that *words* name, seen back from *today*. Raises WrongDay, which names the *option*."""
    from carecompanion.domain.dates import day_from_words
    from carecompanion.errors import WrongDay
    from carecompanion.words import say

    try:
        return day_from_words(words, today, past=True)
    except WrongDay as error:
        error.what = say("cli.option_says", option=option, what=error.what)
        if error.reason == "words":
            error.hint = say("cli.days_gone_by")
        raise


def filters_of(wanted: Wanted, today: date) -> Filters:
    """What is meant. Raises WrongDay, Usage."""
    from carecompanion.domain.entry import EntryKind, Filters, clean_tag
    from carecompanion.domain.ids import PackId, PromptId
    from carecompanion.domain.prompt import PromptRef
    from carecompanion.errors import Usage
    from carecompanion.words import say

    since, until, prompt = wanted["since"], wanted["until"], wanted["prompt"]
    ref = None
    if prompt:
        pack, slash, name = prompt.partition("/")
        if not (pack and slash and name):
            raise Usage(say("cli_journal.prompt_form"))
        ref = PromptRef(PackId(pack), PromptId(name))
    return Filters(
        since=day_gone_by("--since", since, today) if since else None,
        until=day_gone_by("--until", until, today) if until else None,
        tags=tuple(clean_tag(tag) for tag in wanted["tag"]),
        packs=wanted["pack"],
        prompt=ref,
        kinds=tuple(EntryKind(kind) for kind in wanted["kind"]),
        people=wanted["person"],
    )
