"""What is near today: an open run, what one asked to look at, letters, pages, and at most one quiet suggestion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.text import shorten
from carecompanion.tui.letters.unfinished import page_of, title_of_unfinished
from carecompanion.tui.ongoing.listed import PROMISE, step_words
from carecompanion.tui.programme.nearby import programmes_nearby
from carecompanion.tui.rooms import room
from carecompanion.tui.screen import CareScreen
from carecompanion.tui.widgets.nearby import MOST, NearbyThing
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from typing import Any

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.going_on import AfterAnswer
    from carecompanion.domain.entry import Draft

LOOKS_AT_MOST = 2
"""So many things to look at, so that letters and pages keep their row."""
_CELLS = 60


def things_near(companion: Companion) -> tuple[tuple[NearbyThing, ...], str]:
    """What is near, and the one quiet line below it (the recovery code before the backup)."""
    today = companion.today()
    programmes = programmes_nearby(companion.gathering.going(), today)
    # A programme's row is in place of one thing to look at: letters and pages keep theirs.
    looks = _to_look_at(companion, today)[: LOOKS_AT_MOST - len(programmes)]
    things = [*_runs(companion), *looks, *programmes]
    things += [
        NearbyThing(
            say("today.nearby.agreement"),
            say("today.nearby.agreement_of", name=circle.name),
            f"circle {circle.id}",
        )
        for circle, _ in companion.agreeing.to_look_at()
    ]
    # Mentioned here, and told where the letters stand and can be kept.
    going = companion.letting_go.going()
    if going:
        which = say("today.nearby.going_one", name=going[0].partner_name)
        which = which if len(going) == 1 else say("today.nearby.going_many")
        things.append(NearbyThing(say("today.nearby.going"), which, "letters"))
    for _ in companion.corresponding.waiting():
        things.append(NearbyThing(say("today.nearby.letter"), say("today.nearby.stranger"), "letters"))
    for letter in companion.corresponding.unread(limit=MOST):
        key = "today.nearby.letter.note" if letter.has_note else "today.nearby.letter.from"
        things.append(NearbyThing(say("today.nearby.letter"), say(key, name=letter.partner_name), "letters"))
    for draft in companion.writing.drafts():
        things.append(_page_nearby(companion, draft))
    if (after := companion.going_on.suggested()) is not None:
        things.append(NearbyThing(say("today.nearby.after"), _after_words(after), "after"))
    line = ""
    if not companion.keeping.is_recovery_confirmed():
        line = "today.recovery_line"
    elif companion.keeping.is_elsewhere_worth_a_line():
        line = "today.backup_line"
    return tuple(things), line


def _runs(companion: Companion) -> Iterator[NearbyThing]:
    """The one touched last."""
    for run in companion.walking.open()[:1]:
        step = step_words(run)
        words = say("today.nearby.run_at", title=run.title, step=step) if step else run.title
        yield NearbyThing(say("today.nearby.run"), words, f"run {run.id}")


def _to_look_at(companion: Companion, today: date) -> tuple[NearbyThing, ...]:
    """What one asked to look at, and whose day has come."""
    kind = say("today.nearby.look")
    things = [
        NearbyThing(kind, shorten(one.commitment.words, _CELLS), f"{PROMISE}{one.id}")
        for one in companion.promising.to_look_at(today)
    ]
    things += [
        NearbyThing(
            kind,
            say("today.nearby.step", title=one.run.title, step=one.title),
            f"run {one.run.id} {one.step}",
        )
        for one in companion.walking.to_look_at(today)
    ]
    return tuple(things)


def _after_words(after: AfterAnswer) -> str:
    if after.days is None:
        return say(f"today.after.{after.offer}")
    span = "week" if after.days <= 10 else "month" if after.days <= 45 else "while"
    return say(f"today.after.back.{span}")


def _page_nearby(companion: Companion, draft: Draft) -> NearbyThing:
    """A page that is open: by its words, or as the letter that it is to become."""
    opens = f"draft {draft.id}"
    if draft.letter is not None:
        return NearbyThing(say("today.nearby.draft"), title_of_unfinished(companion, draft), opens)
    words = draft.text or (draft.prompt.ask if draft.prompt else "")
    return NearbyThing(say("today.nearby.draft"), shorten(words, _CELLS), opens)


async def open_thing(screen: CareScreen[Any], opens: str) -> None:
    """Open what a row names. Raises CareError."""
    companion, care = screen.companion, screen.care
    what, _, name = opens.partition(" ")
    if what == "letters":
        await care.go("letters")
    elif what == "circle":
        await care.push_screen(room("circle", circle=await screen.desk.run(companion.circling.circle, name)))
    elif what == "draft":
        draft = await screen.desk.run(companion.writing.draft, name)
        if draft.of_run is not None and (run := await screen.desk.run(companion.walking.run_of, draft)):
            await care.push_screen(room("run", run=run))  # where it comes back to
        await care.push_screen(page_of(draft))
    elif what == "run":
        name, _, step = name.partition(" ")
        run = await screen.desk.run(companion.walking.find, name)
        await care.push_screen(room("run", run=run, at=int(step) if step else None))
    elif what == "programme" and not name:
        await care.go("ongoing")
    elif what == "programme":
        going = await screen.desk.run(companion.gathering.find, name)
        await care.push_screen(room("programme", going=going))
    elif what == "promise":
        await care.go("ongoing")
        if isinstance(care.screen, CareScreen):
            care.screen.stand_at(opens)
    elif what == "after":
        await _go_on(screen)


async def _go_on(screen: CareScreen[Any]) -> None:
    """What was suggested after an answer."""
    companion, care = screen.companion, screen.care
    after = await screen.desk.run(companion.going_on.suggested)
    if after is None:
        return
    if after.days is not None:
        await screen.desk.run(companion.going_on.come_back, after)
        care.mention(say("today.after.will_come"))
        screen.journal_changed()
        return
    await screen.desk.run(companion.going_on.leave)
    match after.offer:
        case "grounding":
            await care.push_screen(room("ground"))
        case "letter":
            await care.push_screen(room("compose", entries=(after.entry,)))
        case "care-act":
            care.action_support()
        case "care-map":
            await care.go("people")
        case "scale":
            await care.go("patterns")
        case _:
            await care.go("ongoing")
            if after.offer != "repair" and isinstance(care.screen, CareScreen):
                await care.screen.run_action("new")
