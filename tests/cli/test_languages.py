"""The languages one reads, by command."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.household import Home


def test_a_pack_is_read_in_the_language_that_was_chosen_and_in_its_own_again(home: Home) -> None:
    assert home.run("settings", "set", "languages", "ES,en").code == 0
    assert home.run("settings", "show", "--mine", "--json").json["mine"]["languages"] == "es en"
    spanish = home.run("pack", "show", "staying-connected")
    assert "Entre rescatar y apartarse" in spanish.out
    assert "¿Quién notaría primero" in spanish.out
    kept = home.run("write", "staying-connected/if-i-had-not", stdin="Que nadie viniera.\n")
    assert home.run("settings", "set", "languages", "--ours").code == 0
    assert "Between rescuing and retreating" in home.run("pack", "show", "staying-connected").out
    shown = home.run("show", kept.word, "--json").json
    assert (shown["prompt"]["lang"], shown["prompt"]["ask"][:14]) == ("es", "La última vez ")


def test_what_is_no_language_is_refused_and_changes_nothing(home: Home) -> None:
    home.run("settings", "set", "languages", "es")
    refused = home.run("settings", "set", "languages", "Spanish")
    assert refused.code == 2
    assert "short names such as en, es or pt-br" in refused.err
    assert home.run("settings", "show", "--mine", "--json").json["mine"]["languages"] == "es"
