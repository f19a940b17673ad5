"""Whatever two people do with letters, in whatever order: what was let go is nowhere, who is blocked is not heard."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
)

from carecompanion.activities.keeping import restore
from carecompanion.domain.letter import Direction, Keep, LetterKind, Wishes
from carecompanion.errors import CareError, ExchangeError, NotPossible
from tests.activities.pair import acquainted, answered, wrote
from tests.activities.people import KETTLE, Person

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.domain.letter import StoredLetter
    from carecompanion.domain.partner import Partner

ANA, NOOR = 0, 1
WHO: Final = st.sampled_from((ANA, NOOR))
AT_ONCE: Final = st.sampled_from((True, True, True, False))


@dataclass(frozen=True)
class Posted:
    """A file on its way: who wrote it, and the one word in it that is nowhere else (empty where it has none)."""

    writer: int
    data: bytes
    word: str = ""


@dataclass
class Memory:
    """What one of them must hold to: words agreed to be let go, and whether the other is blocked."""

    let_go: set[str] = field(default_factory=set)
    has_blocked: bool = False
    backups: list[Path] = field(default_factory=list)


class TwoJournals(RuleBasedStateMachine):
    """Ana and Noor, each with a journal, and a letter box that keeps every file for good."""

    posted = Bundle("posted")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.people = (Person(self.folder / "ana"), Person(self.folder / "noor"))
        self.memory = (Memory(), Memory())
        self.words: dict[str, str] = {}
        self.number = 0

    @initialize(target=posted)
    def they_meet(self) -> MultipleResults[Posted]:
        acquainted(*self.people)
        self.people[NOOR].clock = self.people[ANA].clock
        for person in self.people:
            person.comes_back()
        first = [
            self._on_its_way(self._sent(who, keep), at_once=True) for who in (ANA, NOOR) for keep in Keep
        ]
        for who in (ANA, NOOR):
            self.backs_up(who)
        return multiple(*first)

    # writing; most letters arrive at once, others late or never

    @rule(target=posted, who=WHO, keep=st.sampled_from(Keep), at_once=AT_ONCE)
    def sends(self, who: int, keep: Keep, *, at_once: bool) -> MultipleResults[Posted]:
        if self.memory[who].has_blocked:
            with pytest.raises(NotPossible):
                self._sent(who, keep)
            return multiple()
        return multiple(self._on_its_way(self._sent(who, keep), at_once=at_once))

    @rule(target=posted, who=WHO, which=st.integers(0, 50), at_once=AT_ONCE)
    def replies(self, who: int, which: int, *, at_once: bool) -> MultipleResults[Posted]:
        letter = self._one_that_came(who, which)
        if letter is None or self.memory[who].has_blocked:
            return multiple()
        word = self._word()
        data = answered(self.people[who], letter, word)
        self.words[self._letters(who, Direction.LEFT)[0].id] = word
        return multiple(self._on_its_way(Posted(who, data, word), at_once=at_once))

    @rule(target=posted, who=WHO, which=st.integers(0, 50), at_once=AT_ONCE)
    def asks_back(self, who: int, which: int, *, at_once: bool) -> MultipleResults[Posted]:
        mine = self._letters(who, Direction.LEFT)
        try:
            sent = self.people[who].companion.taking_back.ask_back(mine[which % len(mine)])
        except NotPossible:
            return multiple()
        return multiple(self._on_its_way(Posted(who, sent.path.read_bytes()), at_once=at_once))

    @rule(target=posted, who=WHO, at_once=AT_ONCE)
    def renews(self, who: int, *, at_once: bool) -> MultipleResults[Posted]:
        sent = self.people[who].companion.renewing.renew().sent
        return multiple(
            *(self._on_its_way(Posted(who, one.path.read_bytes()), at_once=at_once) for one in sent)
        )

    # arriving: in any order, once or again and again

    @rule(letter=posted)
    def arrives(self, letter: Posted) -> None:
        reader = 1 - letter.writer
        companion = self.people[reader].companion
        before = {one.id for one in self._letters(reader, Direction.CAME)}
        try:
            came = companion.corresponding.open_bytes(letter.data)
        except CareError as refused:
            assert {one.id for one in self._letters(reader, Direction.CAME)} == before, "refused is not kept"
            if isinstance(refused, ExchangeError) and refused.code == "E_STRANGER":
                companion.corresponding.refuse(refused.about)
                self.memory[reader].let_go |= {letter.word} - {""}
            return
        assert not self.memory[reader].has_blocked, "a blocked key was let in"
        assert letter.word not in self.memory[reader].let_go, "what was let go came back"
        self.words[came.id] = letter.word

    # what readers do

    @rule(who=WHO, which=st.integers(0, 50))
    def lets_go(self, who: int, which: int) -> None:
        letter = self._one_that_came(who, which)
        if letter is not None:
            self.people[who].companion.corresponding.forget(letter)
            self.memory[who].let_go |= {self.words[letter.id]} - {""}

    @rule(who=WHO, which=st.integers(0, 50))
    def keeps_for_safety(self, who: int, which: int) -> None:
        letter = self._one_that_came(who, which)
        if letter is not None:
            self.people[who].companion.corresponding.keep_for_safety(letter)

    @rule(days=st.integers(1, 3), are_looking=AT_ONCE)
    def days_pass(self, days: int, *, are_looking: bool) -> None:
        self.people[ANA].clock.goes_on(days=days)
        for person in self.people if are_looking else ():
            for going in person.companion.letting_go.notices():
                assert going.until is not None
                assert going.until <= self._today
                assert not going.kept_for_safety
        for who, person in enumerate(self.people):
            before = {one.id: one for one in self._letters(who, Direction.CAME)}
            person.comes_back().letting_go.sweep()
            after = {one.id for one in self._letters(who, Direction.CAME)}
            for name in before.keys() - after:
                until = before[name].manifest.ask.until
                assert until is not None
                assert until < self._today
                assert not before[name].kept_for_safety, "never against the reader's safety"
                self.memory[who].let_go |= {self.words[name]} - {""}

    @rule(who=WHO)
    def blocks(self, who: int) -> None:
        self.people[who].companion.introducing.block(self._other(who))
        self.memory[who].has_blocked = True

    @rule(who=WHO)
    def unblocks(self, who: int) -> None:
        self.people[who].companion.introducing.unblock(self._other(who))
        self.memory[who].has_blocked = False

    # backups

    @rule(who=WHO)
    def backs_up(self, who: int) -> None:
        made = self.people[who].companion.keeping.back_up(self.folder / f"{self._word()}.ccbackup")
        self.memory[who].backups.append(made.path)

    @rule(who=WHO, which=st.integers(0, 50))
    def puts_an_old_backup_back(self, who: int, which: int) -> None:
        backups = self.memory[who].backups
        if not backups or self.memory[who].has_blocked:
            # A key that both of them blocked and renewed meanwhile is another story than this one.
            return
        self._put_back(who, backups[which % len(backups)])
        self.memory[who].has_blocked = self._other(who).blocked

    # what always holds

    @invariant()
    def what_was_let_go_is_nowhere(self) -> None:
        for who, person in enumerate(self.people):
            let_go = self.memory[who].let_go
            if not let_go:
                continue
            everything = _everything_in(person)
            mine = {self.words[one.id] for one in self._letters(who, Direction.LEFT) if one.id in self.words}
            for word in let_go - mine:
                assert word not in everything, word

    @invariant()
    def whatever_is_listed_can_be_read(self) -> None:
        for who in (ANA, NOOR):
            for letter in self._letters(who, Direction.CAME):
                assert letter.manifest.kind is not LetterKind.LETTER or self.words[letter.id] in letter.human
                assert letter in self.people[who].companion.corresponding.thread(letter)

    # inside

    @property
    def _today(self) -> date:
        return self.people[ANA].clock.now.date()

    def _sent(self, who: int, keep: Keep) -> Posted:
        until = self._today + timedelta(days=2) if keep is Keep.UNTIL else None
        word = self._word()
        letter, data = wrote(self.people[who], self._other(who), word, Wishes(keep=keep, until=until))
        self.words[letter.id] = word
        return Posted(who, data, word)

    def _on_its_way(self, letter: Posted, *, at_once: bool) -> Posted:
        if at_once:
            self.arrives(letter)
        return letter

    def _word(self) -> str:
        self.number += 1
        return f"word{self.number:04}word"

    def _other(self, who: int) -> Partner:
        return self.people[who].companion.introducing.partners()[0]

    def _letters(self, who: int, direction: Direction) -> list[StoredLetter]:
        corresponding = self.people[who].companion.corresponding
        lines = corresponding.lines(limit=1_000)
        return [corresponding.letter(line.id) for line in lines if line.direction is direction]

    def _one_that_came(self, who: int, which: int) -> StoredLetter | None:
        came = [one for one in self._letters(who, Direction.CAME) if one.manifest.kind is LetterKind.LETTER]
        return came[which % len(came)] if came else None

    def _put_back(self, who: int, backup: Path) -> None:
        person = self.people[who]
        person.closes()
        restore(person.world, backup, KETTLE)


def _everything_in(person: Person) -> str:
    """Every value of every table, every word of every index, and the export, as one text."""
    companion = person.companion
    database = companion._vault.database
    tables = [row[0] for row in database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found: list[str] = []
    for table in tables:
        if "_fts" not in table:
            rows = database.rows(f'SELECT * FROM "{table}"')  # noqa: S608 - names from the schema itself
            found += [str(value) for row in rows for value in row]
    for index in ("entries_fts", "letters_fts"):
        database.rows(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', '{index}', 'row')")
        found += [row[0] for row in database.rows("SELECT term FROM temp.words")]
        database.rows("DROP TABLE temp.words")
    return json.dumps([*found, *companion.exchanging.pieces("json")])


TwoJournals.TestCase.settings = settings(
    max_examples=7,
    stateful_step_count=30,
    deadline=None,
    # Making a failing story shorter takes longer than all the other tests together.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
test_two_journals = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")(
    TwoJournals.TestCase
)
