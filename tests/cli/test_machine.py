from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

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
