"""Packs come, go, are given up and restored in any order: no older one, no second one, none in another's place."""

from __future__ import annotations

import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from carecompanion.activities.keeping import restore
from carecompanion.crypto.signify import public_of
from carecompanion.domain.signer import Arriving
from carecompanion.errors import ExchangeError
from carecompanion.packs.carepack import build
from carecompanion.packs.rotation import make_rotation
from tests.activities.packing import SOURCE
from tests.activities.people import KETTLE, Person

OLD, NEW, OTHER = b"\x01" * 32, b"\x02" * 32, b"\x03" * 32
KEYS = (OLD, NEW, OTHER)
IDS = ("aa-pack", "bb-pack")
SERIALS = (1, 2, 3)


@cache
def file(secret: bytes, id_: str, serial: int, words: str) -> bytes:
    """A pack of theirs; the new key says that it follows the old one."""
    source = SOURCE.format(id=id_, title="A pack", power="none", ask=f"{words} {serial}?").encode()
    return build(
        {"pack.toml": source},
        secret=secret,
        signer_name="Ruth K.",
        serial=serial,
        published=date(2026, 11, 1),
        prev=make_rotation(OLD, public_of(NEW)) if secret == NEW else None,
    )


class PacksThatComeAndGo(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.person = Person(Path(self._folder.name) / "ana")
        self.highest: dict[tuple[bytes, str], tuple[int, bytes]] = {}
        self.written: dict[str, str] = {}
        self.backup: tuple[Path, dict[str, str]] | None = None
        self.has_followed = False

    def teardown(self) -> None:
        self.person.closes()
        self._folder.cleanup()

    @rule(
        secret=st.sampled_from(KEYS),
        id_=st.sampled_from(IDS),
        serial=st.sampled_from(SERIALS),
        words=st.sampled_from(("Rain", "Rain", "Snow")),
    )
    def comes(self, secret: bytes, id_: str, serial: int, words: str) -> None:
        installing = self.person.companion.installing
        data = file(secret, id_, serial, words)
        before = {pack.name: pack for pack in installing.installed()}
        seen = self.highest.get((secret, id_))
        try:
            arrival = installing.look(data)
            installing.install(arrival)
        except ExchangeError as refused:
            code = refused.code
        else:
            code = ""
        if code:
            assert code in {"E_ROLLBACK", "E_EQUIVOCATION"}
            assert {pack.name: pack for pack in installing.installed()} == before
            line = [self.highest[key, id_][0] for key in (OLD, NEW) if (key, id_) in self.highest]
            is_given_up = secret == OLD and self.has_followed
            is_above = serial > max(line if secret != OTHER else [seen[0] if seen else 0], default=0)
            assert is_given_up or not is_above
            return
        if arrival.arriving is Arriving.SAME:
            assert {pack.name: pack for pack in installing.installed()} == before
            return
        assert not (secret == OLD and self.has_followed)
        assert seen is None or serial > seen[0] or (serial, data) == seen
        after = {pack.name: pack for pack in installing.installed()}
        others = {name: pack for name, pack in before.items() if name != arrival.name}
        assert {name: pack for name, pack in after.items() if name != arrival.name} == others
        line_keys = {public_of(OLD), public_of(NEW)} if secret != OTHER else {public_of(OTHER)}
        if arrival.name in before:
            assert before[arrival.name].signer in line_keys
        self.has_followed = self.has_followed or arrival.arriving is Arriving.FOLLOWS
        self.highest[secret, id_] = (serial, data)

    @precondition(lambda self: self.person.companion.installing.installed())
    @rule(which=st.integers(0, 5), is_first_written=st.booleans())
    def goes(self, which: int, *, is_first_written: bool) -> None:
        companion = self.person.companion
        here = companion.installing.installed()
        pack = here[which % len(here)]
        if is_first_written:
            invitation = companion.prompting.find(f"{pack.name}/window")
            entry = companion.writing.write("Rain.", prompt=companion.prompting.snapshot(invitation))
            self.written[entry.id] = invitation.words
        companion.installing.remove(pack.name)

    @rule()
    def is_backed_up(self) -> None:
        self.person.clock.goes_on(minutes=1)
        self.backup = (self.person.companion.keeping.back_up().path, dict(self.written))

    @precondition(lambda self: self.backup is not None)
    @rule()
    def is_restored(self) -> None:
        assert self.backup is not None
        self.person.clock.goes_on(minutes=1)
        self.person.closes()
        path, written = self.backup
        assert restore(self.person.world, path, KETTLE).has_carried
        self.written = dict(written)

    @rule()
    def is_closed_and_opened(self) -> None:
        self.person.comes_back()

    @invariant()
    def what_was_written_keeps_its_question(self) -> None:
        reading = self.person.companion.reading
        for name, question in self.written.items():
            prompt = reading.entry(name).prompt
            assert prompt is not None
            assert prompt.ask == question

    @invariant()
    def every_pack_is_offered_by_one_name_and_by_its_own_words(self) -> None:
        companion = self.person.companion
        installed = {pack.name: pack for pack in companion.installing.installed()}
        packs = [pack for pack in companion.prompting.packs() if pack.signer]
        assert {str(pack.id) for pack in packs} == set(installed)
        for pack in packs:
            assert pack.serial == installed[pack.id].serial


PacksThatComeAndGo.TestCase.settings = settings(max_examples=4, stateful_step_count=10, deadline=None)
test_packs_come_and_go_in_any_order = PacksThatComeAndGo.TestCase
