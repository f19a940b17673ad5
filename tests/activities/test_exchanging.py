"""Export and import: a journal passes through a file into another journal, and nothing is lost on the way."""

from __future__ import annotations

import json
import os
import stat
import tracemalloc
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carecompanion.domain.entry import Entry, Filters
from carecompanion.domain.ids import EntryId
from carecompanion.errors import BadInput, CouldNotWrite, FileExists, FileMissing, Usage
from carecompanion.interchange.carejson import json_of
from tests.domain.samples import ENTRY
from tests.interchange.entries import entries, many
from tests.interchange.test_own_json import wrapped
from tests.interchange.test_schema import faults

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.activities.companion import Companion
    from tests.activities.people import Person


def kept(companion: Companion) -> list[Entry]:
    """Every entry of the journal, oldest first."""
    lines = companion.reading.page(limit=100_000)
    return [companion.reading.entry(line.id) for line in reversed(lines)]


def put(companion: Companion, tmp_path: Path, *written: Entry) -> None:
    file = tmp_path / "put.json"
    file.write_text("".join(json_of(written)), "utf-8")
    assert companion.exchanging.import_own(file).added == len(written)


@given(st.lists(entries(), min_size=1, max_size=4, unique_by=lambda entry: entry.id))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_entries_pass_from_one_journal_to_another(
    ana: Person, noor: Person, tmp_path: Path, written: list[Entry]
) -> None:
    put(ana.companion, tmp_path, *written)
    out = tmp_path / "out.json"
    assert ana.companion.exchanging.export("json", out, force=True) == len(written)
    assert faults(json.loads(out.read_text("utf-8"))) == []
    report = noor.companion.exchanging.import_own(out)
    assert (report.added, report.already, report.left_out) == (len(written), 0, ())
    key = {entry.id: entry for entry in written}
    for person in (ana, noor):
        assert {entry.id: entry for entry in kept(person.companion)} == key
        for entry in written:
            person.companion.writing.delete(entry.id)


def test_every_kind_of_answer_passes_from_one_journal_to_another(
    ana: Person, noor: Person, tmp_path: Path
) -> None:
    put(ana.companion, tmp_path, ENTRY)
    ana.companion.exchanging.export("json", tmp_path / "out.json")
    noor.companion.exchanging.import_own(tmp_path / "out.json")
    assert kept(noor.companion) == [ENTRY]


def test_what_was_typed_with_control_characters_can_be_exported_and_comes_back(
    ana: Person, noor: Person, tmp_path: Path
) -> None:
    written = ana.companion.writing.write("Pasted \x1b[2J\u202e words\r\nhere", tags=("a\tb", "Ü"))
    ana.companion.exchanging.export("json", tmp_path / "out.json")
    assert noor.companion.exchanging.import_own(tmp_path / "out.json").added == 1
    assert kept(noor.companion) == [written]


def test_twice_adds_nothing_twice(companion: Companion, tmp_path: Path) -> None:
    companion.writing.write("Mine already.")
    companion.exchanging.export("json", tmp_path / "out.json")
    report = companion.exchanging.import_own(tmp_path / "out.json")
    assert (report.added, report.already) == (0, 1)
    put(companion, tmp_path, *many(3))
    assert companion.exchanging.import_own(tmp_path / "put.json").already == 3
    assert len(kept(companion)) == 4


def test_an_id_that_stands_twice_in_one_file_is_taken_once(companion: Companion, tmp_path: Path) -> None:
    (tmp_path / "in.json").write_text("".join(json_of([*many(2), *many(2)])), "utf-8")
    for is_dry in (True, False):
        report = companion.exchanging.import_own(tmp_path / "in.json", dry_run=is_dry)
        assert (report.added, report.already) == (2, 2)


def test_what_is_here_already_is_never_overwritten(companion: Companion, tmp_path: Path) -> None:
    mine = companion.writing.write("My words.")
    other = replace(mine, text="Other words.")
    (tmp_path / "in.json").write_text("".join(json_of([other])), "utf-8")
    companion.exchanging.import_own(tmp_path / "in.json")
    assert kept(companion) == [mine]


def test_a_dry_run_says_the_same_and_changes_nothing(
    ana: Person, companion: Companion, tmp_path: Path
) -> None:
    companion.writing.write("Mine.")
    plain = json.loads("".join(json_of([ENTRY])))["entries"][0]
    (tmp_path / "in.json").write_text(wrapped(plain, {"id": "x"}, 7), "utf-8")
    before, files = kept(companion), sorted(ana.home.rglob("*"))
    tried = companion.exchanging.import_own(tmp_path / "in.json", dry_run=True)
    assert kept(companion) == before
    assert sorted(ana.home.rglob("*")) == files
    assert companion.exchanging.import_own(tmp_path / "in.json") == tried
    assert (tried.added, tried.already) == (1, 0)
    assert [position for position, _ in tried.left_out] == [2, 3]


def test_a_file_cut_short_gives_what_it_has_and_says_so(companion: Companion, tmp_path: Path) -> None:
    whole = "".join(json_of(many(7))).rstrip()
    file = tmp_path / "cut.json"
    file.write_text(whole[: whole.index("0000000005") + 40], "utf-8")
    with pytest.raises(BadInput, match="cut short") as tried:
        companion.exchanging.import_own(file, dry_run=True)
    assert "5" in tried.value.hint
    assert kept(companion) == []
    with pytest.raises(BadInput, match="cut short") as refused:
        companion.exchanging.import_own(file)
    assert "5 taken in" in refused.value.hint
    assert kept(companion) == many(5), "every whole entry before the fault"
    file.write_text(whole, "utf-8")
    report = companion.exchanging.import_own(file)
    assert (report.added, report.already) == (2, 5)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"format": "carecompanion-export/2", "entries": []}', '{"entries": []}', "\x00"],
)
def test_a_file_that_is_not_ours_changes_nothing(companion: Companion, tmp_path: Path, text: str) -> None:
    (tmp_path / "in.json").write_text(text, "utf-8")
    with pytest.raises(BadInput):
        companion.exchanging.import_own(tmp_path / "in.json")
    assert kept(companion) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf_8_is_read_with_a_byte_order_mark_and_without(
    companion: Companion, tmp_path: Path, encoding: str
) -> None:
    (tmp_path / "in.json").write_text("".join(json_of([ENTRY])), encoding)
    assert companion.exchanging.import_own(tmp_path / "in.json").added == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1"])
def test_another_encoding_is_refused_in_words(companion: Companion, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "in.json").write_text("".join(json_of(many(1, lambda _: "café"))), encoding)
    with pytest.raises(BadInput, match="UTF-8"):
        companion.exchanging.import_own(tmp_path / "in.json")


def test_a_file_that_is_not_there_is_missing(companion: Companion, tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.json", tmp_path):
        with pytest.raises(FileMissing):
            companion.exchanging.import_own(path)


def test_a_named_pipe_is_read_too(companion: Companion, tmp_path: Path) -> None:
    (tmp_path / "in.json").write_text("".join(json_of(many(3))), "utf-8")
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as out:
        out.write((tmp_path / "in.json").read_bytes())
    try:
        report = companion.exchanging.import_own(type(tmp_path)(f"/dev/fd/{reading}"))
    finally:
        os.close(reading)
    assert report.added == 3


@pytest.mark.parametrize("style", ["json", "markdown"])
def test_an_export_is_for_its_owner_only_and_never_written_over(
    companion: Companion, tmp_path: Path, style: str
) -> None:
    companion.writing.write("Rain.", private=True)
    out = tmp_path / "out"
    companion.exchanging.export(style, out)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert "Rain." in out.read_text("utf-8"), "private entries too: it is the person's own copy"
    first = out.read_bytes()
    companion.writing.write("More.")
    with pytest.raises(FileExists):
        companion.exchanging.export(style, out)
    assert out.read_bytes() == first
    assert companion.exchanging.export(style, out, force=True) == 2
    assert out.read_text("utf-8") == "".join(companion.exchanging.pieces(style))


def test_an_export_over_a_link_leaves_what_it_points_to(companion: Companion, tmp_path: Path) -> None:
    other, link = tmp_path / "other", tmp_path / "link"
    other.write_text("theirs")
    link.symlink_to(other)
    with pytest.raises(FileExists):
        companion.exchanging.export("json", link)
    companion.exchanging.export("json", link, force=True)
    assert other.read_text() == "theirs"


def test_an_export_nowhere_says_so(companion: Companion, tmp_path: Path) -> None:
    with pytest.raises(CouldNotWrite):
        companion.exchanging.export("json", tmp_path / "no" / "folder")
    with pytest.raises(Usage):
        companion.exchanging.export("html", tmp_path / "out.html")
    assert not list(tmp_path.glob(".*")) and not list(tmp_path.glob("*.html"))  # noqa: PT018 - one thing: nothing left


def test_an_export_that_is_stopped_leaves_no_plain_text_behind(
    companion: Companion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    companion.writing.write("Rain.")

    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr("os.fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        companion.exchanging.export("json", folder / "journal.json")
    assert list(folder.iterdir()) == []


def test_filters_choose_what_leaves(companion: Companion, tmp_path: Path) -> None:
    companion.writing.write("Rain.", tags=("weather",))
    companion.writing.write("Work.", tags=("work",))
    assert companion.exchanging.export("json", tmp_path / "out.json", Filters(tags=("work",))) == 1
    assert "Rain." not in (tmp_path / "out.json").read_text("utf-8")


def test_importing_many_takes_the_memory_of_one_batch(companion: Companion, tmp_path: Path) -> None:
    def import_of(number: int) -> int:
        made = [
            replace(entry, id=EntryId(f"{number}x{entry.id}"))
            for entry in many(number, lambda _: "Rain. " * 200)
        ]
        file = tmp_path / f"{number}.json"
        file.write_text("".join(json_of(made)), "utf-8")
        del made
        tracemalloc.start()
        try:
            assert companion.exchanging.import_own(file).added == number
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert import_of(1_700) < 1.5 * import_of(1_000)
