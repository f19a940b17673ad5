from __future__ import annotations

from pathlib import Path

from carecompanion.settings.paths import resolve_paths


def test_one_variable_moves_everything_under_one_folder(tmp_path: Path) -> None:
    paths = resolve_paths({"CARECOMPANION_HOME": str(tmp_path)})
    for place in (
        paths.data, paths.config, paths.vault_dir, paths.journal_db, paths.keys_file, paths.lock_file, paths.jots,
        paths.backups, paths.support_file, paths.settings_file, paths.letters_out, paths.next_dir, paths.swap_marker,
    ):  # fmt: skip
        assert place.is_relative_to(tmp_path)
    assert paths.journal_db == tmp_path / "vault" / "journal.db"
    assert not paths.lock_file.is_relative_to(paths.vault_dir)
    assert list(tmp_path.iterdir()) == []


def test_otherwise_the_platform_says_where(tmp_path: Path) -> None:
    paths = resolve_paths(
        {}, platform_dirs=lambda: (tmp_path / "data", tmp_path / "config", tmp_path / "papers")
    )
    assert paths.vault_dir == tmp_path / "data" / "vault"
    assert paths.settings_file == tmp_path / "config" / "settings.toml"
    assert paths.letters_out == tmp_path / "papers" / "letters-out"
    empty = resolve_paths({"CARECOMPANION_HOME": ""}, platform_dirs=lambda: (tmp_path, tmp_path, tmp_path))
    assert empty.data == tmp_path


def test_a_home_that_is_not_absolute_is_counted_from_here_once() -> None:
    assert resolve_paths({"CARECOMPANION_HOME": "somewhere"}).data == Path.cwd() / "somewhere"
    assert "carecompanion" in str(resolve_paths({}).data)
