"""The rules that keep people safe, by their numbers: each is tried here as a person would meet it.

Rules of parts that are not here yet have no test yet.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from carecompanion import domain, words
from carecompanion.cli.main import tree
from carecompanion.domain import plot
from carecompanion.domain.answer import Commitment
from carecompanion.domain.field import Counts, FieldKind, Scale, Table, TwoSided
from carecompanion.domain.letter import Keep, Wishes
from carecompanion.domain.person import Person as Known
from carecompanion.errors import NotFound
from carecompanion.packs import builtin
from carecompanion.packs.builtin import builtin_packs
from carecompanion.packs.files import SOURCE
from carecompanion.packs.format import read_pack, read_source
from carecompanion.packs.wording import NOTE_WORDS, TRAUMA_DETAIL, count_words, found_in, lists_for
from carecompanion.settings.model import Settings
from carecompanion.tui.rooms import room
from carecompanion.tui.screens.today import TodayScreen
from carecompanion.vault.opening import open_vault
from carecompanion.words import say
from tests.activities.people import Person
from tests.cli.conftest import introduced
from tests.cli.household import Home as Household
from tests.e2e.home import PASSPHRASE, Home, unlock
from tests.e2e.terminal import RawTerminal
from tests.freeze_promises import FILE, promises
from tests.packs.sources import SMALL
from tests.tui.screens.sitting import sitting
from tests.vault.pages import decrypted_image
from tests.vault.samples import letter, partner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from carecompanion.domain.pack import Pack

TENDER: Final = (
    SMALL
    + b"""
[[prompt]]
id = "tender"
ask = "What happened in the room when you were the one who was wrong?"
doorway = "Only the room."
minutes = 10
depth = 2
intensity = 2
content_note = "It asks about harm you may have caused someone."
"""
)
"""A pack of one prompt, and that one is strong."""
LIGHT: Final = b"""
[[prompt]]
id = "light"
ask = "What did you see from the window?"
minutes = 3
depth = 1
intensity = 0
"""
ASKS: Final = "you were the one who was wrong"
SECRET: Final = "a heron under the weir bridge"
ONLY_A_CLOCK: Final = r"\A\s*\d\d:\d\d\s+[A-Z][a-z]+day \d+ [A-Z][a-z]+\s*\Z"
VERDICT: Final = re.compile(
    r"\b(?:averages?d?|mean score|scores?|normal|abnormal|healthy|unhealthy|risks?|at risk|severe|mild|moderate"
    r"|burn(?:ed|t)?[ -]?out|depress\w*|anxi\w*|disorder|symptoms?|diagnos\w*|traumati[sz]ed|percentile|typical\w*"
    r"|(?:better|worse|higher|lower) than|others like you|most people|compared (?:to|with)|red|amber|green)\b",
    re.IGNORECASE,
)
GROUPS: Final = re.compile(
    r"\b(?:gender|sex|sexual|orientation|pronouns?|race|racial|ethnic\w*|nationality|citizenship|religion|faith|caste"
    r"|disabilit\w*|disabled|diagnos\w*|age|ages|birth\w*|demographic\w*|income|salary|marital)\b",
    re.IGNORECASE,
)
"""What somebody is, as a form would ask for it."""
SCHEMA: Final = Path(__file__).parents[2] / "docs" / "export.schema.json"
NEVER_SAID: Final = re.compile(
    r"\b(?:streaks?|missed|overdue|failed you|broken promises?|you should|we miss you)\b", re.IGNORECASE
)


@contextmanager
def only_pack(folder: Path, source: bytes, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """While it lasts the program comes with one pack, made of *source*."""

    def forget() -> None:
        builtin.builtin_ids.cache_clear()
        builtin.builtin_pack.cache_clear()

    place = folder / "packs" / "small"
    place.mkdir(parents=True)
    (place / SOURCE).write_bytes(source)
    try:
        with monkeypatch.context() as patch:
            patch.setattr(builtin, "builtin_folder", lambda: place.parent)
            forget()
            yield
    finally:
        forget()


def sentences() -> Iterator[tuple[str, str]]:
    """Every sentence of the interface, with where it stands."""
    for module in pkgutil.iter_modules(words.__path__):
        area = importlib.import_module(f"carecompanion.words.{module.name}")
        for key, sentence in getattr(area, "WORDS", {}).items():
            yield f"{module.name}.{key}", str(sentence)


def texts_in(thing: object) -> Iterator[str]:
    """Every text inside *thing*, however deep."""
    if isinstance(thing, str):
        yield thing
    elif is_dataclass(thing):
        for one in fields(thing):
            yield from texts_in(getattr(thing, one.name))
    elif isinstance(thing, dict):
        yield from texts_in(list(thing.values()))
    elif isinstance(thing, list | tuple | set | frozenset):
        for part in thing:
            yield from texts_in(part)


# before the first word


def test_rule_01_the_first_run_says_what_it_is_not_in_sixty_words_and_help_says_it_again(home: Home) -> None:
    said = " ".join(say(f"door.thing.{number}") for number in (1, 2, 3))
    assert count_words(said) <= 60
    for part in ("not therapy", "Nobody is watching", "not an emergency service", "court"):
        assert part in said
    with home.on_pty() as terminal:
        unlock(terminal)
        terminal.press("F1")
        screen = " ".join(terminal.wait_for("What this is, and is not").replace("│", " ").split())
        for part in ("Not therapy", "not an emergency service", "Nobody is watching", "A court may"):
            assert part in screen


def test_rule_02_nothing_one_reads_counts_scolds_or_praises(tmp_path: Path) -> None:
    said = dict(sentences())
    assert len(said) > 300
    for pack in builtin_packs():
        said |= {f"{pack.id} {number}": text for number, text in enumerate(texts_in(pack))}
    home = Home(tmp_path / "wren")
    for name in tree().list_commands(None):  # type: ignore[arg-type]  # it looks at nothing of it
        said[name] = home.command(name, "--help").out
    for where, sentence in said.items():
        assert not NEVER_SAID.search(sentence), where


def test_rule_02_holds_in_every_language_a_pack_speaks() -> None:
    spoken = [
        (pack.id, language) for pack in builtin_packs() for language in pack.languages if language != "en"
    ]
    assert ("staying-connected", "es") in spoken
    for name, language in spoken:
        lists = lists_for(language)
        assert lists is not None, f"nobody has written what is not said in {language}"
        pack = builtin.builtin_pack(name, (language,))
        assert pack.language == language
        for text in texts_in(pack):
            assert not found_in(text, lists.shaming), text


LATE: Final = re.compile(
    r"\b(?:late|past|due|miss\w*|fail\w*|broken|expired|behind|ago|days?)\b", re.IGNORECASE
)


async def test_rule_02_a_commitment_whose_day_went_by_years_ago_is_never_late(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        await here.do(here.companion.promising.promise, Commitment("Bring the old list", date(2020, 2, 29)))
        here.app.journal_changed()
        await here.settle()
        await here.press("tab")
        (near,) = [row for row in here.rows() if "Bring the old list" in row]
        assert near.strip() == "› You asked to look at  Bring the old list"
        await here.press("4", "enter")
        page = "\n".join(row for row in here.rows()[1:-1])
        assert "Look at when you can" in page
        assert not LATE.search(page)
        await here.press("k")
        assert not LATE.search("\n".join(row for row in here.rows()[1:-1]))


def test_rule_02_by_command_no_word_and_no_key_says_late(home: Home) -> None:
    home.command("commitment", "add", "Bring the old list", "--look-again", "2020-02-29")
    for call in (("ongoing",), ("commitment", "list"), ("today",)):
        said = home.command(*call)
        heard = [line for line in (said.out + said.err).splitlines() if "Bring" in line or "Look at" in line]
        assert heard
        assert not LATE.search(" ".join(heard))
    (one,) = json.loads(home.command("commitment", "list", "--json").out)["commitments"]
    assert set(one) == {
        "id", "made", "words", "look_again", "who_may_ask", "owner_role", "authority", "entry", "field", "outcome",
        "settled", "note",
    }  # fmt: skip


# prompts


async def test_rule_03_one_key_lets_a_prompt_be_and_no_screen_ever_counts_it(tmp_path: Path) -> None:
    async with sitting(tmp_path) as here:
        assert "enter write" in here.text()
        await here.press("s")
        for place in ("today", "journal"):
            await here.go(place)
            assert not re.search(r"(?i)skip|not today.*\d|\d.*not today", here.text())
        await here.go("today")
        assert "Rest well" in here.text()
        assert "enter write" not in here.text()


def test_rule_04_the_ceiling_begins_at_one_and_nothing_stronger_comes_by_chance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with only_pack(tmp_path, TENDER, monkeypatch):
        home = Home(tmp_path / "wren").begun()
        with home.journal() as journal:
            assert journal.choosing.ceiling == 1
            assert journal.prompting.today() is None
            journal.choosing.set_ceiling(2)
            offered = journal.prompting.today()
            assert offered is not None
            assert offered.prompt.intensity == 2
        with home.journal() as journal:
            assert journal.choosing.ceiling == 1, "raised for the sitting, not for good"


async def test_rule_05_a_strong_prompt_stays_behind_its_note_and_enter_alone_does_not_open_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with only_pack(tmp_path, TENDER + LIGHT, monkeypatch):
        async with sitting(tmp_path / "home") as here:
            screen = here.screen
            assert isinstance(screen, TodayScreen)
            tender = await here.do(here.companion.prompting.find, "small/tender")
            assert count_words(tender.prompt.content_note) <= NOTE_WORDS
            screen._show(tender)
            await here.settle()
            assert "tender ground" in here.text()
            assert ASKS not in here.text()
            await here.press("enter", "enter", "enter", "space")
            assert here.screen is not screen
            assert "harm you may have caused" in here.text()
            assert ASKS not in here.text()
            for way in ("l     a lighter one", "g     grounding first", "esc   not today"):
                assert " ".join(way.split()) in " ".join(here.text().split())
            await here.press("o")
            assert here.name == "write"
            assert ASKS in " ".join(here.text().split())


def test_rule_06_no_prompt_asks_for_an_account_of_trauma() -> None:
    for pack in builtin_packs():
        for prompt in pack.prompts:
            for asked in (prompt.ask, prompt.doorway, prompt.targeted):
                assert not found_in(asked or "", TRAUMA_DETAIL), f"{pack.id}/{prompt.id}"
    assert found_in("Describe the worst moment, in detail.", TRAUMA_DETAIL)


# other eyes


def type_in_palette(terminal: RawTerminal) -> None:
    terminal.press("C-p")
    terminal.wait_for("enter do it")
    terminal.type("back")
    terminal.wait_for("Bring back")


def type_a_page(terminal: RawTerminal) -> None:
    terminal.press("w")
    terminal.wait_for("Begin anywhere")
    terminal.type("mid-wo")
    terminal.wait_for(r"kept \d\d:\d\d")


def type_tags(terminal: RawTerminal) -> None:
    type_a_page(terminal)
    terminal.press("C-s")
    terminal.wait_for("Tags, if you like")
    terminal.type("ta")


def search(terminal: RawTerminal) -> None:
    terminal.press("2")
    terminal.wait_for("weir bridge")
    terminal.press_and_see("/")
    terminal.type("her")
    terminal.wait_for("newest first")


def read(terminal: RawTerminal) -> None:
    terminal.press("2")
    terminal.wait_for("weir bridge")
    terminal.press("Enter")
    terminal.wait_for("margin note")


def stand(_: RawTerminal) -> None:
    """On Today."""


@pytest.mark.parametrize("go", [stand, type_a_page, type_tags, type_in_palette, search, read])
def test_rule_07_hiding_leaves_nothing_of_ours_on_the_screen_and_comes_back_exactly_there(
    home: Home, go: Callable[[RawTerminal], None]
) -> None:
    home.command("write", "--text-file", "-", stdin=SECRET)
    with home.on_pty() as terminal:
        unlock(terminal)
        go(terminal)
        before = at_rest(terminal)
        terminal.press("F9")
        terminal.wait_for(ONLY_A_CLOCK)
        terminal.press("x")
        screen = terminal.wait_for("enter to come back")
        assert re.sub("enter to come back", "", screen).split() == re.sub(r"\s+", " ", screen).split()[:4]
        terminal.press("Enter")
        terminal.wait_for("enter to come back", gone=True)
        assert at_rest(terminal) == before


def at_rest(terminal: RawTerminal) -> str:
    """The screen once three looks in a row were the same."""
    looks = [""]
    while len(looks) < 4 or len(set(looks[-3:])) > 1:
        looks.append(terminal.screen())
    return looks[-1]


def test_rule_08_an_idle_journal_locks_after_five_minutes_and_a_wrong_passphrase_changes_nothing(
    home: Home,
) -> None:
    assert Settings().lock_minutes == 5
    home.command("write", "--text-file", "-", stdin=SECRET)
    kept = {path: path.read_bytes() for path in home.files()}
    with home.on_pty() as terminal:
        for wrong in ("wool lantern ferry", "x", PASSPHRASE.upper()):
            terminal.wait_for("Passphrase")
            terminal.type(wrong)
            terminal.press("Enter")
            terminal.wait_for("Nothing is lost; try again")
            terminal.type("y")
            terminal.wait_for("│ •")
            terminal.press("BSpace")
            terminal.wait_for("│ •", gone=True)
        assert {path: path.read_bytes() for path in home.files()} == kept
        unlock(terminal)


@pytest.mark.program("tmux")
def test_rule_09_no_title_no_name_of_a_window_or_file_says_what_is_written(home: Home) -> None:
    with home.on_tmux() as terminal:
        unlock(terminal)
        terminal.press("w")
        terminal.wait_for("Begin anywhere")
        terminal.type(SECRET)
        terminal.wait_for(r"kept \d\d:\d\d")
        seen = terminal.title()
        terminal.press("C-s")
        terminal.wait_for("Tags, if you like")
        terminal.type("weirtag")
        terminal.wait_for("weirtag")
        terminal.press("Enter")
        terminal.wait_for(r"•\s*Today")
        terminal.press("2")
        terminal.wait_for("weir bridge")
        seen += terminal.title()
        terminal.press("C-q")
        assert terminal.wait_for_end() == 0
        left_behind = terminal.screen()
    names = " ".join(str(path.relative_to(home.around)) for path in home.around.rglob("*"))
    for told in (seen, names, left_behind):
        assert not re.search("heron|weir|bridge|imperfect", told)
    assert not list(home.around.rglob("*.log"))


def test_rule_10_no_word_lies_in_clear_on_the_disk_while_one_writes(home: Home) -> None:
    traces = [word.encode() for word in ("quokka", "zebrafinch", "weirtag")]
    with home.on_pty() as terminal:
        unlock(terminal)
        terminal.press("w")
        terminal.wait_for("Begin anywhere")
        terminal.type("quokka zebrafinch " * 30)
        terminal.wait_for(r"kept \d\d:\d\d")
        for path in home.files():
            assert not any(trace in path.read_bytes() for trace in traces), path
        terminal.press("C-s")
        terminal.wait_for("Tags, if you like")
        terminal.type("weirtag")
        terminal.press("Enter")
        terminal.wait_for(r"•\s*Today")
        for path in home.files():
            assert not any(trace in path.read_bytes() for trace in traces), path
        terminal.press("C-q")
        assert terminal.wait_for_end() == 0
    for path in home.files():
        assert not any(trace in path.read_bytes() for trace in traces), path
    (home.tmp / "a-trace").write_bytes(b"the word quokka in clear")
    assert any(traces[0] in path.read_bytes() for path in home.files()), "the search itself finds"


# what leaves


def test_rule_11_people_are_handles_and_names_are_shown_before_a_letter_is_sealed(tmp_path: Path) -> None:
    wren, robin = introduced(Household(tmp_path / "wren").begun(), Household(tmp_path / "robin").begun())
    assert {one.name for one in fields(Known)} == {
        "id", "handle", "added", "contact", "partner", "consent", "cares", "note",
    }, "a handle, and nowhere a name beside it"  # fmt: skip
    for said in (say("people.add.says"), say("cli_more.person.add")):
        assert "not their real one" in said
    wren.run("person", "add", "r-heron")
    entry = wren.run("write", "--text-file", "-", stdin="Then Mx Adair and r-heron moved on.").word
    shown = wren.run("letter", "compose", entry, "--to", "robin", "--preview")
    assert "a name: Mx Adair" in shown.err
    assert "a name: r-heron" in shown.err
    masked = ("--mask", "Mx Adair=a colleague", "--mask", "r-heron")
    shown = wren.run("letter", "compose", entry, "--to", "robin", "--preview", *masked)
    assert "Adair" not in shown.out + shown.err
    assert "r-heron" not in shown.out
    sealed = wren.run("letter", "compose", entry, "--to", "robin", "--yes", "--out", str(tmp_path / "a.age"))
    assert sealed.code == 0, "they are listed and never in the way"
    assert robin.run("letter", "open", str(tmp_path / "a.age")).code == 0


async def test_rule_12_nothing_is_chosen_for_one_and_a_letter_that_was_sent_implies_nothing(
    tmp_path: Path,
) -> None:
    entries: list[tuple[str, str, dict[str, Any]]] = [
        ("2026-11-19", SECRET, {}),
        ("2026-11-20", "The bus stop", {}),
    ]
    async with sitting(tmp_path, entries=entries) as here:
        await here.do(here.companion._vault.partners.add, partner("ash"))
        for _ in range(2):
            await here.go("letters")
            await here.press("n")
            assert here.name == "compose"
            rows = [row for row in here.rows() if "weir bridge" in row or "The bus stop" in row]
            assert len(rows) == 2
            assert all("○" in row and "●" not in row for row in rows)
            await here.press("enter")
            assert "These words will leave" not in here.text(), "nothing chosen is nothing to go on with"
            if here.name != "compose":
                await here.press("escape")  # it says so in a dialog
            await here.press("space")
            assert sum("●" in row for row in here.rows()[2:]) == 1
            await here.press("escape", "y")
            await here.go("today")


HEARS_THE_NETWORK: Final = """
import os, sys

def hear(event, values):
    if event in {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto",
                 "subprocess.Popen", "os.exec", "os.system", "os.posix_spawn", "webbrowser.open", "os.fork"}:
        with open(os.environ["HEARD"], "a") as heard:
            heard.write(event + "\\n")

sys.addaudithook(hear)
"""


def test_rule_13_nothing_goes_out_and_no_link_opens_itself(home: Home) -> None:
    ear = home.around / "ear"
    ear.mkdir()
    (ear / "sitecustomize.py").write_text(HEARS_THE_NETWORK)
    heard = home.around / "heard"
    home.environ |= {
        "PYTHONPATH": f"{ear}:{home.environ['PYTHONPATH']}",
        "HEARD": str(heard),
    }
    home.command("write", "--text-file", "-", stdin="see https://example.org/kite and file:///etc/passwd")
    with home.on_pty() as terminal:
        unlock(terminal)
        terminal.press("2")
        terminal.wait_for("example.org")
        terminal.press("Enter")
        terminal.wait_for("margin note")
        screen = terminal.wait_for("https://")
        row = next(at for at, line in enumerate(screen.splitlines()) if "https://" in line)
        column = screen.splitlines()[row].index("https://") + 3
        for _ in range(2):
            terminal.send(f"\x1b[<0;{column};{row + 1}M\x1b[<0;{column};{row + 1}m".encode())
        terminal.press("Escape")
        terminal.wait_for(r"•\s*Journal")
        terminal.press("6")
        terminal.wait_for(r"•\s*Letters")
        terminal.press("C-q")
        assert terminal.wait_for_end() == 0
    assert not heard.exists(), heard.read_text()
    program = ("python3", "-c", "import socket; socket.getaddrinfo('localhost', 80)")
    with RawTerminal(home.environ, folder=home.cwd, program=program) as terminal:
        terminal.wait_for_end()
    assert "socket.getaddrinfo" in heard.read_text(), "the ear itself hears"


# help that is always there


def test_rule_15_the_support_card_answers_at_the_locked_door_and_on_the_hidden_screen(home: Home) -> None:
    with home.on_pty() as terminal:
        terminal.wait_for("Passphrase")
        terminal.press("C-g")
        screen = terminal.wait_for("My support card")
        assert "Someone near you may sit with you" in screen
        terminal.press("Escape")
        terminal.wait_for("My support card", gone=True)
        unlock(terminal)
        terminal.press("F9")
        terminal.wait_for(ONLY_A_CLOCK)
        terminal.press("C-g")
        terminal.wait_for("Someone near you may sit with you")
        terminal.press("Escape")
        terminal.wait_for(ONLY_A_CLOCK)
        terminal.press("C-q")
        assert terminal.wait_for_end() == 0
    card = "wren: message any time"
    with home.journal() as journal:
        journal.supporting.write(type(journal.supporting.card())(people=card))
    with home.on_pty() as terminal:
        terminal.wait_for("Passphrase")
        terminal.press("C-g")
        assert card not in terminal.wait_for("My support card"), "not without being asked"
    with home.journal() as journal:
        journal.supporting.allow_while_locked(allowed=True)
    with home.on_pty() as terminal:
        terminal.wait_for("Passphrase")
        terminal.press("C-g")
        terminal.wait_for(card)


# patterns


def test_rule_16_opposite_poles_are_never_averaged_and_gaps_stay_gaps(tmp_path: Path) -> None:
    home = Household(tmp_path / "wren").begun()
    line, load = "staying-connected/on-the-line", "faucets-and-roles/load-and-refill"
    for days, side, energy in (("4 weeks ago", "low 5", "0"), ("today", "high 5", "10")):
        for prompt, answer in ((line, f"side={side}"), (load, f"energy={energy}")):
            who = ("--answer", "toward=team") if prompt == line else ()
            said = home.run("write", prompt, "--date", days, *who, "--answer", answer, stdin="")
            assert said.code == 0, said.err
    told = {one["shape"]: one for one in home.run("patterns", "--json").json["patterns"]}
    (part,) = told["strip"]["plot"]["parts"]
    marks = [row["marks"] for row in part["rows"]]
    assert marks == [[{"side": "low", "by": 5}], [], [], [], [{"side": "high", "by": 5}]]
    assert "middle" not in told["strip"]["reading"]
    assert "1 towards rescuing, 1 towards retreating" in told["strip"]["reading"]
    (energy_line,) = told["multiples"]["plot"]["lines"]
    levels = [level and level["value"] for level in energy_line["levels"]]
    assert levels == [None] * 5 + [0, None, None, None, 10]
    assert "5" not in told["multiples"]["reading"]


def test_rule_16_no_plot_holds_a_verdict_a_band_a_traffic_light_or_a_comparison() -> None:
    areas = ("patterns", "readings", "plots", "cli_patterns")
    said = {key: text for key, text in sentences() if key.partition(".")[0] in areas}
    assert len(said) > 60
    for pack in builtin_packs():
        said |= dict(ends_in(pack))
    for where, sentence in said.items():
        assert not VERDICT.search(sentence), where
    for name in {
        field.name for shape in vars(plot).values() if is_dataclass(shape) for field in fields(shape)
    }:
        assert not re.search("mean|average|score|total|rank|trend|percentile|risk|norm", name)
    for file in resources.files("carecompanion.tui.styles").iterdir():
        if file.name.startswith(("pattern", "plot")):
            assert not re.search(r"\$(?:error|warning|success)", file.read_text("utf-8")), file.name


def ends_in(pack: Pack) -> Iterator[tuple[str, str]]:
    """The names of the ends of every scale in *pack*."""
    for prompt in pack.prompts:
        for field in prompt.fields:
            scales = [field.shape]
            if isinstance(field.shape, Table):
                scales = [column.scale for column in field.shape.columns]
            for scale in scales:
                if isinstance(scale, Scale | TwoSided):
                    yield f"{pack.id}/{prompt.id}/{field.id}", f"{scale.low_label} {scale.high_label}"


async def test_rule_17_no_old_writing_comes_to_today_by_itself(tmp_path: Path) -> None:
    entries = [("2025-11-20", SECRET, {"tags": ("weirtag",)}), ("2026-11-19", f"{SECRET} again", {})]
    async with sitting(tmp_path, size=(120, 40), entries=entries) as here:
        for key in ("", "a", "l", "s"):
            if key:
                await here.press(key)
            assert not re.search("heron|weir", here.text())
        await here.press("ctrl+p")
        assert not re.search("heron|weir", here.text()), "not before it is searched for"


def test_rule_19_nothing_asks_who_somebody_is_by_group_and_no_place_could_hold_it(home: Home) -> None:
    with home.journal() as companion:
        database = companion._vault.database
        tables = [str(row[0]) for row in database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        named = {
            f"{table}.{row[1]}" for table in tables for row in database.rows(f"PRAGMA table_info({table})")
        }
    assert "people.handle" in named
    for module in pkgutil.iter_modules(domain.__path__):
        for thing in vars(importlib.import_module(f"carecompanion.domain.{module.name}")).values():
            if isinstance(thing, type) and is_dataclass(thing):
                named |= {f"{thing.__name__}.{one.name}" for one in fields(thing)}
    named |= {f"field.{kind}" for kind in FieldKind} | {f"setting.{one.name}" for one in fields(Settings)}
    named |= {f"schema.{name}" for name in re.findall(r'"(\w+)": \{', SCHEMA.read_text())}
    for pack in builtin_packs():
        for prompt in pack.prompts:
            named |= {f"{pack.id}.{prompt.id}.{one.id}" for one in prompt.fields}
            for one in prompt.fields:
                named |= {f"{prompt.id}.{row.id}" for row in getattr(one.shape, "rows", ())}
                named |= {f"{prompt.id}.{choice.id}" for choice in getattr(one.shape, "options", ())}
    assert not [name for name in named if GROUPS.search(name.rpartition(".")[2].replace("_", "-"))]
    assert {one.name for one in fields(Counts)} == {"rows"}, "groups are the writer's own words, or none"


def test_rule_20_deleted_is_gone_from_every_page_of_the_vault_and_the_wording_is_honest(home: Home) -> None:
    home.command("write", "--text-file", "-", "--tag", "zebrafinch", stdin="quokka weir " * 2000)
    home.command("write", "--text-file", "-", stdin="other words")

    def image() -> bytes:
        vault = open_vault(home.world().paths, PASSPHRASE, now=datetime.now(UTC))
        key, salt = vault.database.key, vault.database.db_salt
        vault.close()
        return decrypted_image(home.world().paths.journal_db, key, salt)

    assert b"quokka" in image()
    with home.on_pty() as terminal:
        unlock(terminal)
        terminal.press("2")
        terminal.wait_for("other words")
        terminal.press_and_see("j")
        terminal.press("Enter")
        terminal.wait_for("margin note")
        terminal.press("d")
        terminal.wait_for("Backups made before still hold it")
        terminal.wait_for("some disks keep")
        terminal.press("Enter")
        terminal.wait_for("Backups made", gone=True)
        terminal.wait_for("quokka weir")
        terminal.press("d")
        terminal.wait_for("Backups made before still hold it")
        terminal.press_and_see("BTab")
        terminal.press("Enter")
        terminal.wait_for("quokka", gone=True)
        terminal.press("C-q")
        assert terminal.wait_for_end() == 0
    left = image()
    assert b"other words" in left
    for trace in (b"quokka", b"zebrafinch"):
        assert trace not in left
    for journal_file in home.data.rglob("*-wal"):
        assert not journal_file.stat().st_size


def test_rule_21_grounding_begins_without_breath_or_body_and_with_open_eyes(home: Home) -> None:
    of_the_body = re.compile(
        r"(?i)\b(?:breath\w*|inhale|exhale|body|belly|chest|close your eyes|eyes closed)\b"
    )
    with home.journal() as journal:
        exercises = [one for pack in journal.prompting.packs() for one in pack.exercises]
    free = [one for one in exercises if one.body_free]
    assert len(free) >= 3
    for exercise in free:
        assert not any(of_the_body.search(step) for step in exercise.steps), exercise.id
    with home.on_pty() as terminal:
        terminal.wait_for("Passphrase")
        terminal.press("C-g")
        terminal.wait_for("My support card")
        terminal.press("g")
        assert not of_the_body.search(terminal.wait_for("may help, may not"))
        terminal.press("Escape")
        terminal.wait_for("My support card")
        terminal.press("Escape")
        terminal.wait_for("My support card", gone=True)
        unlock(terminal)
        terminal.press("C-g")
        terminal.wait_for("My support card")
        terminal.press("g")
        screen = terminal.wait_for("may help, may not")
        assert any(exercise.title in screen for exercise in free)
        for _ in free[0].steps[1:]:
            assert not of_the_body.search(screen)
            terminal.press_and_see("Right")
            screen = terminal.screen()


def test_rule_14_a_pack_cannot_require_an_entry_a_length_a_letter_or_a_report(tmp_path: Path) -> None:
    def written(name: str, source: bytes) -> Path:
        (tmp_path / name).mkdir()
        (tmp_path / name / SOURCE).write_bytes(source)
        return tmp_path / name

    field = b'[[prompt.fields]]\nid = "f"\nkind = "line"\nlabel = "F"\n'
    plain = read_pack(written("plain", SMALL + LIGHT + field))
    for key in (
        "required",
        "min_length",
        "at_least",
        "must_share",
        "report_to",
        "send_to",
        "on_finish",
        "due",
    ):
        line = f"{key} = 1\n".encode()
        for where, source in (
            ("pack", SMALL.replace(b"\n", b"\n" + line, 1) + LIGHT + field),
            ("prompt", SMALL + LIGHT + line + field),
            ("field", SMALL + LIGHT + field + line),
        ):
            folder = written(f"{where}-{key}", source)
            assert [fault.reason for fault in read_source(folder).faults] == ["unknown"], (where, key)
            assert replace(read_pack(folder), unknown=()) == plain, (where, key)


def test_rule_22_no_update_moves_a_key_a_default_or_a_sentence_of_safety_silently() -> None:
    frozen, now = json.loads(FILE.read_text(encoding="utf-8")), promises()
    for kind, kept in frozen.items():
        moved = {name: (was, now[kind].get(name)) for name, was in kept.items() if now[kind].get(name) != was}
        assert not moved, f"{kind} moved: tell it in CHANGELOG.md, then python -m tests.freeze_promises"
    assert not NEVER_SAID.search(" ".join(frozen["sentences"].values()))


# between people


async def test_rule_23_a_letter_can_be_kept_against_the_wish_of_its_writer(tmp_path: Path) -> None:
    came = letter(human="Dear you, read this once.")
    came = replace(came, manifest=replace(came.manifest, note=None, ask=Wishes(keep=Keep.ONCE)))
    async with sitting(tmp_path) as here:
        await here.do(here.companion._vault.letters.came, came)
        await here.open(room("letter", letter=came))
        await here.press("s")
        kept = await here.do(here.companion.corresponding.letter, came.id)
        assert kept.kept_for_safety
        assert kept.human == came.human
        assert "kept, for your own safety" in " ".join(here.text().split())


def test_rule_18_repair_begins_with_its_two_questions_and_a_no_begins_nothing(tmp_path: Path) -> None:
    (repair,) = (one for pack in builtin_packs() for one in pack.practices if one.id == "repair")
    wanted, held = (gate.ask for gate in repair.gate)
    assert "want to hear from you" in wanted
    assert "two people hold this, without violence, abuse or fear" in held
    home = Household(tmp_path / "wren").begun()
    for typed in ("no\n", "yes\nno\n"):
        said = home.run("run", "start", "repair", typed=typed)
        assert (said.code, said.out) == (0, "")
        assert wanted in said.err
    assert held in said.err
    assert "support show" in said.err
    assert home.run("run", "list", "--json").json == {"runs": []}
    assert home.run("run", "start", "repair").code == 2, "nobody could be asked"


def test_rule_18_nobody_who_wants_no_contact_is_ever_drafted_to(tmp_path: Path) -> None:
    home = Household(tmp_path / "wren").begun()
    run = home.run("run", "start", "co-practice", "--with", "Moss", "--yes").word
    home.run("person", "add", "moss", "--contact", "no")
    for said in (
        home.run("run", "start", "co-practice", "--with", "moss", "--yes"),
        home.run("run", "next", run, "--step", "1", stdin="I would like to tell you."),
    ):
        assert (said.code, said.out) == (1, "")
        assert "no contact" in said.err
    assert home.run("draft", "list", "--json").json == {"drafts": []}
    assert home.run("list", "--json").json["entries"] == []
    assert home.run("run", "leave", run).code == 0, "leaving needs nobody's yes"
    repair = home.run("run", "start", "repair", "--yes", "--json").json
    number = {step["title"]: str(step["number"]) for step in repair["steps"]}
    draft = (
        "run",
        "next",
        repair["id"],
        "--yes",
        "--step",
        number["acknowledgement"],
        "--answer",
        "draft=I did it.",
    )
    named = home.run("run", "next", repair["id"], "--step", number["in verbs"], "--answer", "who=moss")
    assert named.code == 0, named.err
    said = home.run(*draft)
    assert (said.code, said.out) == (1, "")
    assert "moss is marked “no contact”" in said.err
    home.run("person", "contact", "moss", "yes")
    assert home.run(*draft).code == 0


def test_rule_18_nothing_asks_whether_one_was_forgiven(home: Home) -> None:
    for pack in builtin_packs():
        for prompt in pack.prompts:
            for said in texts_in(prompt.fields):
                assert not re.search(r"forg[ia]v", said, re.IGNORECASE), (pack.id, prompt.id, said)
    with home.journal() as companion:
        tables = companion._vault.database.rows("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
    assert tables
    assert "forgiv" not in str(tables).casefold()


def test_rule_18_grace_never_comes_first_after_harm_that_was_done_to_one(tmp_path: Path) -> None:
    ana = Person(tmp_path / "ana")
    prompting, choosing = ana.companion.prompting, ana.companion.choosing
    for pack in prompting.packs():
        choosing.use(pack.id)
    grace = {
        f"{pack.id}/{one.id}" for pack in prompting.packs() for one in pack.prompts if "grace" in one.tags
    }
    assert grace
    kept_back = say("today.verdict.not-after-harm")
    assert not any(line.endswith(kept_back) for line in prompting.explain(ceiling=2))
    prompting.answered(ana.companion.writing.write("It was said to me.", tags=["harm-done-to-me"]))
    assert {
        line.partition(":")[0] for line in prompting.explain(ceiling=2) if line.endswith(kept_back)
    } == grace
    first = prompting.today(ceiling=2)
    assert first is not None
    assert str(first.ref) not in grace
    ana.closes()


async def test_rule_24_a_run_for_two_is_left_in_one_step_and_asks_for_nothing_after_it(
    tmp_path: Path,
) -> None:
    async with sitting(tmp_path) as here:
        walking = here.companion.walking
        run = await here.do(lambda: walking.start(walking.practice("co-practice/co-practice"), "wren"))
        await here.open(room("run", run=run))
        await here.press("l")
        assert "No reasons are owed" in here.text()
        assert not here.app.screen.query("Input, Editor"), "there is no place to give one"
        await here.press("l")
        assert here.name == "today"
        assert await here.do(walking.open) == ()
        assert await here.do(walking.to_look_at, run.started.date().replace(year=2040)) == ()


async def test_rule_25_one_key_passes_a_hold_and_time_never_rings_or_goes_on_by_itself(
    tmp_path: Path,
) -> None:
    async with sitting(tmp_path) as here:
        rung: list[str] = []
        vars(here.app).update(bell=lambda: rung.append("bell"))
        walking = here.companion.walking
        run = await here.do(lambda: walking.start(walking.practice("repair")))
        held = next(at for at, step in enumerate(run.steps) if step.step.hold_hours)
        await here.do(walking.step_done, run, held - 1)
        await here.open(room("run", run=run, at=held))
        assert "You wished to wait" in here.text()
        await here.press("p")
        assert "You wished to wait" not in here.text()
        assert run.steps[held].ask.split()[0] in here.text()
        await here.press("escape")
        pair = await here.do(lambda: walking.start(walking.practice("co-practice/co-practice"), "wren"))
        await here.open(room("run", run=pair, at=1))
        await here.press("right")
        assert "about ten minutes left" in here.text()
        await here.press("right")
        assert here.screen.walked.at == 3, "one key, with time left"
        assert rung == []


async def test_rule_24_blocking_and_forgetting_are_one_step_each_and_a_block_outlives_forgetting(
    tmp_path: Path,
) -> None:
    async with sitting(tmp_path) as here:
        ash = partner("ash")
        await here.do(here.companion._vault.partners.add, ash)
        await here.go("letters")
        await here.press("p")
        await here.press("b")
        await here.press("shift+tab", "enter")
        assert await here.do(here.companion._vault.partners.is_blocked, ash.key)
        await here.press("d")
        await here.press("shift+tab", "enter")
        with pytest.raises(NotFound):
            await here.do(here.companion.introducing.partner, "ash")
        assert await here.do(here.companion._vault.partners.is_blocked, ash.key)
