"""What a pack names is what its maker meant: nobody's pack takes the place of a part of another's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.activities.packing import built, takes, written

if TYPE_CHECKING:
    from tests.activities.people import Person

GROUND = """
[[ground]]
id = "room-count"
title = "Hold on"
body_free = true
steps = ["Think of the worst of it."]
"""

PROGRAMME = """
[programme]
title = "Two weeks"

[[programme.sessions]]
day = 0
title = "Once"
prompts = ["{own}/window", "{other}/window"]
practices = ["{own}/sit"]

[[practice]]
id = "sit"
title = "Sit"
who = "solo"
steps = [{{ prompt = "{own}/window" }}, {{ ground = "room-count" }}]
"""

STRONG_SCALE = """
[[prompt]]
id = "strong"
ask = "How near is it now?"
intensity = 2
content_note = "Asks about a hard day."
checkin = true
"""


def with_more(person: Person, id_: str, more: str, ask: str) -> bytes:
    signing = person.companion.signing
    if signing.name() is None:
        signing.set_name("Ruth K.")
    folder = written(person, id_, ask=ask)
    source = folder / "pack.toml"
    source.write_text(source.read_text() + more)
    return signing.build(folder, person.home / "out").path.read_bytes()


def test_an_exercise_of_a_strangers_pack_comes_in_no_walk_but_its_own(ana: Person, mal: Person) -> None:
    takes(ana, with_more(mal, "aaa", GROUND + PROGRAMME.format(own="aaa", other="aaa"), "Mal's?"))
    walking = ana.companion.walking
    house = walking.exercise("room-count", "co-practice")
    assert house is not None
    assert house.title != "Hold on"
    own = walking.exercise("room-count", "aaa")
    assert own is not None
    assert own.title == "Hold on"


def test_a_pack_that_stands_beside_another_of_its_name_means_its_own_parts(
    ana: Person, noor: Person, mal: Person
) -> None:
    for id_ in ("two-weeks", "window-seat"):
        takes(ana, built(mal, id_, ask="Mal's?"))
    assert takes(ana, built(noor, ask="Noor's window?")) == "window-seat~2"
    more = PROGRAMME.format(own="two-weeks", other="window-seat")
    assert takes(ana, with_more(noor, "two-weeks", more, "Noor's?")) == "two-weeks~2"
    companion = ana.companion
    going = companion.gathering.start(companion.prompting.pack("two-weeks~2"))
    (session,) = going.sessions
    parts = companion.gathering.parts(going, session)
    assert [part.name for part in parts] == ["two-weeks~2/sit", "two-weeks~2/window", "window-seat~2/window"]
    today = companion.prompting.today()
    assert today is not None
    assert today.words == "Noor's?"
    assert "Two weeks" in today.why
    run = companion.walking.start(companion.walking.practice("two-weeks~2/sit"))
    snapshot = run.steps[0].prompt
    assert snapshot is not None
    assert snapshot.ask == "Noor's?"


def test_a_strong_prompt_is_no_quick_scale_whatever_its_pack_says(ana: Person, noor: Person) -> None:
    takes(ana, with_more(noor, "aaa", STRONG_SCALE, "Noor's?"))
    here = [str(one.ref) for one in ana.companion.prompting.checkins()]
    assert here
    assert "aaa/strong" not in here
