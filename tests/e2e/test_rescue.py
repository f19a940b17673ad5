"""What docs/formats.md promises: somebody with the files and the code gets their words back without this program."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from sqlcipher3 import dbapi2

from carecompanion.settings.model import NAMES
from tests.activities.people import KETTLE, Person
from tests.domain.samples import SNAPSHOT

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE: Final = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
_KEY, _CODE = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
_QUERIES: Final = re.findall(r"^SELECT .*;$", PAGE, re.MULTILINE)


@pytest.fixture
def ana(tmp_path: Path) -> Iterator[Person]:
    person = Person(tmp_path / "ana")
    person.companion.writing.write("Rain on the roof.")
    person.companion.writing.write("", prompt=SNAPSHOT, answers={"pull": "the rota"})
    person.companion.keeping.back_up(tmp_path / "mine.ccbackup")
    person.closes()
    yield person
    person.closes()


def run(script: str, file: Path, typed: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """The page's own script, in a Python that knows nothing of ours."""
    (tmp_path / "script.py").write_text(script)
    return subprocess.run(
        [sys.executable, "-I", str(tmp_path / "script.py"), str(file)],
        input=typed + "\n",
        capture_output=True,
        text=True,
        check=False,
    )


def words(journal: Path, key: str) -> list[tuple[object, ...]]:
    """What the page's queries answer on a stock SQLCipher connection."""
    connection = dbapi2.connect(str(journal))
    try:
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
        return [row for query in _QUERIES for row in connection.execute(query).fetchall()]
    finally:
        connection.close()


@pytest.mark.parametrize("spelled", [str, str.lower, lambda code: code.replace("-", " ").replace("0", "O")])
def test_the_journal_and_the_code_are_enough(ana: Person, tmp_path: Path, spelled: object) -> None:
    assert callable(spelled)
    ana.world.paths.keys_file.unlink()
    found = run(_KEY, ana.world.paths.journal_db, str(spelled(ana.recovery_code)), tmp_path)
    assert found.returncode == 0, found.stderr
    (how_many,), first, second = words(ana.world.paths.journal_db, found.stdout.strip())
    assert how_many == 2
    assert first[1:3] == ("Rain on the roof.", "Rain on the roof.")
    assert json.loads(str(second[3])) == {"pull": "the rota"}
    assert json.loads(str(second[5]))["ask"] == SNAPSHOT.ask


def test_a_backup_is_enough_too(ana: Person, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "mine.ccbackup") as zipped:
        zipped.extractall(tmp_path / "unpacked")
    journal = tmp_path / "unpacked" / "journal.db"
    key = run(_KEY, journal, ana.recovery_code, tmp_path).stdout.strip()
    assert words(journal, key)[0] == (2,)


def test_a_wrong_code_is_told_from_a_whole_one(ana: Person, tmp_path: Path) -> None:
    other = "B" if ana.recovery_code[0] != "B" else "C"
    for code in (ana.recovery_code[:-1], other + ana.recovery_code[1:], ""):
        refused = run(_KEY, ana.world.paths.journal_db, code, tmp_path)
        assert refused.returncode == 1
        assert "not a whole recovery code" in refused.stderr


def test_the_passphrase_and_the_key_file_give_the_code(ana: Person, tmp_path: Path) -> None:
    found = run(_CODE, ana.world.paths.keys_file, KETTLE, tmp_path)
    assert found.returncode == 0, found.stderr
    assert found.stdout.strip() == ana.recovery_code
    assert run(_CODE, ana.world.paths.keys_file, "not it", tmp_path).returncode != 0


def test_every_section_that_the_code_refers_to_is_on_the_page() -> None:
    package = Path(__file__).parents[2] / "carecompanion"
    named = {
        section
        for path in package.rglob("*.py")
        for line in re.findall(r"formats\.md ([§\d. and]+)", path.read_text("utf-8"))
        for section in re.findall(r"§(\d+(?:\.\d+)?)", line)
    }
    assert named >= {"2", "5.1", "6"}
    headings = set(re.findall(r"^#{2,3} (\d+(?:\.\d+)?)\.? ", PAGE, re.MULTILINE))
    assert named <= headings


def test_the_tables_it_speaks_of_are_the_tables_there_are(ana: Person) -> None:
    tables = {
        row[0]
        for row in ana.companion._vault.database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    }
    rows = PAGE[PAGE.index("| table | columns |") : PAGE.index("`snapshot`, `answers`")]
    spoken = re.findall(r"^\| (`[^|]*`) \|", rows, re.MULTILINE)
    names = {name for cell in spoken for name in re.findall(r"`(\w+)`", cell)}
    assert names
    assert names <= tables


def test_every_setting_of_the_file_is_named() -> None:
    section = PAGE[PAGE.index("### 1.7") : PAGE.index("### Rescue")]
    assert set(NAMES) <= set(re.findall(r"`(\w+)`", section))
