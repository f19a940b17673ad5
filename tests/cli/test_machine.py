from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from carecompanion.settings.schema import SCHEMA
from tests.cli.household import Home

if TYPE_CHECKING:
    from pathlib import Path


def test_paths_are_told_and_nothing_is_made(empty_home: Home) -> None:
    said = empty_home.run("paths", "--json").json
    assert said["journal"] == str(empty_home.folder / "vault" / "journal.db")
    assert said["settings"] == str(empty_home.folder / "settings.toml")
    assert not empty_home.folder.exists()
    assert str(empty_home.folder / "backups") in empty_home.run("paths").out


def test_settings_are_shown_set_and_refused(empty_home: Home) -> None:
    assert empty_home.run("settings", "show", "--json").json["settings"]["theme"] == "hearth"
    assert empty_home.run("settings", "set", "width", "72", "--json").json == {"name": "width", "value": "72"}
    assert empty_home.run("settings", "show", "--json").json["settings"]["width"] == "72"
    assert empty_home.run("settings", "set", "width", "wide").code == 2
    assert empty_home.run("settings", "set", "no-such", "1").code == 2
    assert empty_home.run("settings", "path").word == str(empty_home.folder / "settings.toml")


def test_what_is_about_the_person_goes_into_the_journal_only(home: Home) -> None:
    assert home.run("settings", "set", "ceiling", "0").code == 0
    assert home.run("settings", "set", "exclude-tags", stdin="work family").code == 0
    assert home.run("settings", "set", "standpoint.imperfect-ally", "targeted").code == 0
    mine = home.run("settings", "show", "--mine", "--json").json["mine"]
    assert mine["ceiling"] == "0"
    assert mine["exclude-tags"] == "work family"
    assert mine["standpoint.imperfect-ally"] == "targeted"
    file = home.folder / "settings.toml"
    assert not file.exists() or "ceiling" not in file.read_text(encoding="utf-8")
    assert home.run("settings", "set", "ceiling", "9").code == 2
    assert home.run("settings", "set", "standpoint.no-such", "plain").code == 1


def test_a_value_is_asked_for_where_somebody_is_there(empty_home: Home) -> None:
    assert empty_home.run("settings", "set", "theme", typed="paper\n").code == 0
    assert empty_home.run("settings", "show", "--json").json["settings"]["theme"] == "paper"


def test_a_broken_settings_file_is_said_and_left_alone(empty_home: Home) -> None:
    empty_home.folder.mkdir()
    file = empty_home.folder / "settings.toml"
    file.write_text("theme = ", encoding="utf-8")
    assert empty_home.run("settings", "show").code == 6
    assert file.read_text(encoding="utf-8") == "theme = "


def test_the_doctor_looks_and_tells_nothing_private(home: Home) -> None:
    home.run("write", stdin="An unrepeatable sentence.")
    said = home.run("doctor", "--json")
    assert said.code == 0
    looks = {one["name"]: one for one in said.json["looks"]}
    assert looks["cipher"]["state"] == "well"
    assert looks["terminal"]["state"] == "look"
    assert looks["place.vault"]["state"] == "well"
    assert "unrepeatable" not in said.out


@pytest.mark.skipif(os.name == "nt", reason="permissions of that kind are not there")
def test_the_doctor_sees_a_folder_that_others_can_look_into(home: Home) -> None:
    (home.folder / "vault").chmod(0o755)
    said = home.run("doctor")
    assert "Others on this machine can look into" in said.out


def test_the_doctor_sees_a_folder_that_a_service_copies(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    home = Home(folder / "wren")
    looks = {one["name"]: one["state"] for one in home.run("doctor", "--json").json["looks"]}
    assert looks["synced"] == "look"


def test_the_doctor_offers_plain_signs_where_some_may_take_two_cells(home: Home) -> None:
    def signs(language: str) -> str:
        home.environ["LC_ALL"] = language
        looks = {one["name"]: one["state"] for one in home.run("doctor", "--json").json["looks"]}
        return str(looks["signs"])

    assert signs("en_GB.UTF-8") == "well"
    assert signs("ja_JP.UTF-8") == "look"
    assert home.run("settings", "set", "glyphs", "plain").code == 0
    assert signs("ja_JP.UTF-8") == "well"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_there_for_each_shell(empty_home: Home, shell: str) -> None:
    said = empty_home.run("completion", shell)
    assert said.code == 0
    assert "_CARECOMPANION_COMPLETE" in said.out
    assert empty_home.run("completion", "tcsh").code == 2


@pytest.mark.program("bash")
def test_the_script_for_bash_is_bash(empty_home: Home) -> None:
    script = empty_home.run("completion", "bash").out
    assert (
        subprocess.run(["bash", "-n"], input=script.encode(), check=False, capture_output=True).returncode
        == 0
    )


def test_completing_offers_the_commands(empty_home: Home) -> None:
    empty_home.environ |= {"_CARECOMPANION_COMPLETE": "bash_complete"}
    import click.shell_completion as shell

    assert shell.get_completion_class("bash") is not None
    from carecompanion.cli.main import COMPLETE, NAME, tree

    complete = shell.BashComplete(tree(), {}, NAME, COMPLETE)
    assert {one.value for one in complete.get_completions(["letter"], "o")} == {"open"}
    assert "--since" in {one.value for one in complete.get_completions(["list"], "--s")}


def test_every_setting_is_listed_with_what_it_does(home: Home) -> None:
    said = home.run("settings", "show", "--mine", "--about", "--json").json
    known = {setting.name for setting in SCHEMA}
    assert known <= said["settings"].keys() | said["mine"].keys()
    about = {one["name"]: one for one in said["about"]}
    assert known <= about.keys()
    assert about["width"]["values"] == ["50", "90"]
    assert about["editor_outside"]["means"] == "May leave traces on disk; says which, first."
    assert "Drafts are kept first" in home.run("settings", "show", "--about").out


def test_a_key_of_ones_own_is_checked_before_it_is_kept(empty_home: Home) -> None:
    assert empty_home.run("settings", "set", "keymap.journal.filters", "f4").code == 0
    assert empty_home.run("settings", "show", "--json").json["settings"]["keymap.journal.filters"] == "f4"
    for name, key, why in (
        ("write.tags", "f6", "F6 belongs to the editor"),
        ("write.tags", "x", "X is written while you type"),
        ("journal.filters", "ctrl+l", "Lock the journal"),
        ("no.such", "x", "There is no command of that name"),
    ):
        refused = empty_home.run("settings", "set", f"keymap.{name}", key)
        assert refused.code == 2
        assert why in refused.err
    assert empty_home.run("settings", "set", "keymap.journal.filters", "--ours").code == 0
    assert "keymap.journal.filters" not in empty_home.run("settings", "show", "--json").json["settings"]


def test_a_setting_goes_back_to_ours(home: Home) -> None:
    for name, value, ours in (("width", "72", "68"), ("card_open", "yes", "no"), ("ceiling", "0", "1")):
        assert home.run("settings", "set", name, value).code == 0
        assert home.run("settings", "set", name, "--ours", "--json").json == {"name": name, "value": ours}
    assert not (home.folder / "support.txt").exists()


def test_lines_of_the_file_that_do_not_fit_are_named_and_have_no_effect(empty_home: Home) -> None:
    empty_home.folder.mkdir(parents=True, exist_ok=True)
    file = empty_home.folder / "settings.toml"
    file.write_text('theme = "pink"\nwidth = 72\n[keymap]\n"write.tags" = "f6"\n', encoding="utf-8")
    shown = empty_home.run("settings", "show")
    assert "theme = hearth" in shown.out
    assert "width = 72" in shown.out
    assert "theme in the settings file is left out" in shown.err
    assert "f6 belongs to the editor" in shown.err
    assert len(empty_home.run("settings", "show", "--json").json["faults"]) == 2
    file.write_text("theme = [", encoding="utf-8")
    assert empty_home.run("settings", "show").code == 6
    assert empty_home.run("settings", "set", "theme", "paper").code == 6
    assert file.read_text(encoding="utf-8") == "theme = ["
