"""In which language a pack is read."""

from __future__ import annotations

import pytest

from carecompanion.domain.languages import language_for, languages_in


@pytest.mark.parametrize(
    ("wanted", "own", "offered", "read"),
    [
        ("", "en", ("es",), "en"),
        ("es", "en", ("es", "fr"), "es"),
        ("fr es", "en", ("es",), "es"),
        ("en es", "en", ("es",), "en"),
        ("fr", "en", ("es",), "en"),
        ("es-mx", "en", ("es",), "es"),
        ("es-mx", "en", ("es", "es-mx"), "es-mx"),
        ("zh-hant-tw", "en", ("zh-hant", "zh"), "zh-hant"),
        ("es-mx fr", "en", ("fr", "es-ar"), "fr"),
        ("pt", "en", ("pt-pt", "pt-br"), "pt-br"),
        ("pt", "pt-pt", ("pt-br",), "pt-pt"),
        ("en", "en-gb", ("en-us",), "en-gb"),
        ("e", "en", ("es",), "en"),
    ],
)
def test_exactly_it_then_without_its_region_then_any_region(
    wanted: str, own: str, offered: tuple[str, ...], read: str
) -> None:
    assert language_for(tuple(wanted.split()), own, offered) == read


def test_languages_are_read_in_any_spelling_and_kept_once() -> None:
    assert languages_in(" ES, en_GB  es\n") == ("es", "en-gb")
    assert languages_in("") == ()


@pytest.mark.parametrize("said", ["spanish", "e", "es/../x", "[/]", "es\x1b", "*", "a b"])
def test_what_names_no_language_is_refused(said: str) -> None:
    with pytest.raises(ValueError):
        languages_in(said)


def test_nobody_names_more_than_a_handful() -> None:
    assert len(languages_in("en es fr de it pt ca eu")) == 8
    with pytest.raises(ValueError):
        languages_in("en es fr de it pt ca eu gl")
