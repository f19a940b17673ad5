"""The one declaration of settings, and the words and values it stands for."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from textual.theme import BUILTIN_THEMES

from carecompanion.errors import Usage
from carecompanion.settings.model import NAMES, Settings, as_plain, changed, without
from carecompanion.settings.schema import SCHEMA, TOOLKIT_THEMES, Kind, Section, Setting, setting_named

EACH = pytest.mark.parametrize("setting", SCHEMA, ids=lambda setting: str(setting.name))


def test_the_file_holds_exactly_what_the_schema_says_it_does() -> None:
    held = {field.name for field in fields(Settings)} - {"keymap", "unread", "faults"}
    assert held == set(NAMES) == {setting.name for setting in SCHEMA if not setting.is_mine}
    ours = as_plain(Settings())
    assert ours == {setting.name: setting.ours for setting in SCHEMA if not setting.is_mine}


@EACH
def test_every_setting_and_every_value_of_it_has_words(setting: Setting) -> None:
    assert setting.words
    assert setting.means().endswith(".")
    assert isinstance(setting.section, Section)
    for value in (*setting.values, *setting.here, setting.ours):
        assert setting.said(value)
        assert "{" not in setting.said(value) + setting.means()


@EACH
def test_what_is_ours_and_what_is_offered_fits(setting: Setting) -> None:
    for value in (*setting.values, setting.ours):
        assert setting.checked(value) == value
    if not setting.is_mine:
        assert as_plain(changed(Settings(), setting.name, setting.ours)) == as_plain(Settings())


@EACH
def test_what_does_not_fit_is_refused_in_words(setting: Setting) -> None:
    hostile = ("", "x" * 5000, "\0", "-1", "999999", "٥", "1e3", "[/]")
    for value in hostile:
        fits = setting.kind in {Kind.TAGS, Kind.FOLDER} and len(value) < 5000 and value != "\0"
        fits = fits or (setting.kind is Kind.LANGUAGES and not value)
        if fits:
            assert setting.checked(value) == value
        else:
            with pytest.raises(Usage) as refused:
                setting.checked(value)
            assert setting.name in refused.value.what


def test_the_toolkits_looks_are_all_offered() -> None:
    assert set(TOOLKIT_THEMES) == set(BUILTIN_THEMES)


def test_names_say_where_a_setting_lives() -> None:
    standpoint = setting_named("standpoint.imperfect-ally")
    assert standpoint is not None
    assert standpoint.is_mine
    assert setting_named("standpoint.") is None
    assert setting_named("no-such") is None
    with pytest.raises(Usage):
        changed(Settings(), "ceiling", "2")  # about the person: never in the file
    with pytest.raises(Usage):
        without(Settings(), "ceiling")


def test_the_editor_outside_is_off_until_one_says_otherwise() -> None:
    setting = setting_named("editor_outside")
    assert setting is not None
    assert setting.ours == Settings().editor_outside == "off"
    assert setting.means() == "May leave traces on disk; says which, first."


def test_what_a_setting_does_is_said_in_a_line_or_two() -> None:
    for setting in SCHEMA:
        assert len(setting.means()) <= 72, setting.name
        assert not re.search(r"[!]|you should", setting.means())
