"""Settings as lines of the palette: choosing one changes it at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from carecompanion.domain.prompt import LIGHT, STRONG, TENDER, Wording
from carecompanion.settings.model import THEMES
from carecompanion.tui.palette.offer import SETTINGS, Offer
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from carecompanion.activities.companion import Companion
    from carecompanion.tui.app import CareApp

LOCK_MINUTES: Final = (5, 15, 30, 0)
_CHOICES: Final = (
    ("hide_shows", ("time", "nothing")),
    ("hide_asks", ("no", "yes")),
    ("bare_dialogs", ("no", "yes")),
    ("motion", ("on", "off")),
    ("glyphs", ("fine", "plain")),
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the person has chosen so far, read from the vault. ``standpoints``: (pack id, title, wording)."""

    ceiling: int
    standpoints: tuple[tuple[str, str, Wording], ...]
    is_card_open: bool


def read_chosen(companion: Companion) -> Chosen:
    """For the desk's thread: what is chosen about prompts and about the card."""
    choosing = companion.choosing
    packs = (pack for pack in companion.prompting.packs() if any(prompt.targeted for prompt in pack.prompts))
    return Chosen(
        ceiling=choosing.ceiling,
        standpoints=tuple((str(pack.id), pack.title, choosing.standpoint(pack.id)) for pack in packs),
        is_card_open=companion.supporting.is_open_while_locked(),
    )


def offers_to_set(app: CareApp, chosen: Chosen) -> list[Offer]:
    """Every setting, value by value; the one that holds says so."""
    return [*_looks(app), *_locking(app), *_choices(app), *_about_prompts(app, chosen), *_card(app, chosen)]


def _line(words: str, run: Callable[[], Any], *, holds: bool) -> Offer:
    return Offer(SETTINGS, words, say("palette.holds") if holds else "", run, also=say("palette.also"))


def _looks(app: CareApp) -> Iterator[Offer]:
    def wear(theme: str) -> None:
        app.theme = theme
        app.change_settings(theme=theme)

    for theme in THEMES:
        yield _line(
            say("palette.look", theme=say(f"palette.look.{theme}")),
            partial(wear, theme),
            holds=app.theme == theme,
        )


def _locking(app: CareApp) -> Iterator[Offer]:
    for minutes in LOCK_MINUTES:
        words = say("palette.lock", minutes=minutes) if minutes else say("palette.lock.never")
        yield _line(
            words, partial(_set, app, lock_minutes=minutes), holds=app.settings.lock_minutes == minutes
        )


def _choices(app: CareApp) -> Iterator[Offer]:
    for name, values in _CHOICES:
        for value in values:
            yield _line(
                say(f"palette.{name}.{value}"),
                partial(_set, app, **{name: value}),
                holds=getattr(app.settings, name) == value,
            )


def _about_prompts(app: CareApp, chosen: Chosen) -> Iterator[Offer]:
    choosing = app.companion.choosing
    for ceiling, for_good in ((LIGHT, True), (TENDER, True), (STRONG, False), (STRONG, True)):
        words = say(f"palette.ceiling.{ceiling}{'' if for_good else '.sitting'}")
        is_so = chosen.ceiling == ceiling and ceiling != STRONG
        yield _line(
            words, partial(_choose, app, choosing.set_ceiling, ceiling, for_good=for_good), holds=is_so
        )
    for pack, title, held in chosen.standpoints:
        for wording in (Wording.PLAIN, Wording.TARGETED):
            words = say(f"palette.standpoint.{wording.value}", pack=title)
            yield _line(
                words,
                partial(_choose, app, choosing.set_standpoint, pack, wording.value),
                holds=held is wording,
            )


def _card(app: CareApp, chosen: Chosen) -> Iterator[Offer]:
    supporting = app.companion.supporting
    for allowed in (False, True):
        yield _line(
            say(f"palette.card.{'open' if allowed else 'closed'}"),
            partial(_choose, app, supporting.allow_while_locked, allowed=allowed),
            holds=chosen.is_card_open is allowed,
        )


def _set(app: CareApp, **changes: object) -> None:
    app.change_settings(**changes)
    if changes.get("motion") is not None:
        app.animation_level = "none" if changes["motion"] == "off" else "full"
    app.mention(say("palette.changed"))


async def _choose(app: CareApp, choice: Callable[..., None], *values: object, **more: object) -> None:
    await app.desk.run(choice, *values, **more)
    app.mention(say("palette.changed"))
    app.journal_changed()
