from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

import pytest

from carecompanion.errors import CareError, CouldNotWrite, DiskFull, FileExists, ReadOnly
from carecompanion.settings.atomic import make_private_folder, write_atomically, write_new

if TYPE_CHECKING:
    from pathlib import Path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_whole_for_its_owner_and_over_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "file"
    before = os.umask(0)
    try:
        write_atomically(file, b"one")
        write_atomically(file, b"two" * 100_000)
    finally:
        os.umask(before)
    assert file.read_bytes() == b"two" * 100_000
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert names(tmp_path) == ["file"]


def test_what_is_meant_for_everybody_can_be_read_by_everybody_whatever_our_own_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write_new(tmp_path / "page.html", b"for the table", 0o644)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "page.html").stat().st_mode) == 0o644


def test_a_link_is_replaced_and_never_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"theirs")
    link.symlink_to(target)
    with pytest.raises(FileExists):
        write_new(link, b"ours")
    write_atomically(link, b"ours")
    assert target.read_bytes() == b"theirs"
    assert not link.is_symlink()


def test_a_new_file_is_never_written_over_another_unless_that_is_meant(tmp_path: Path) -> None:
    file = tmp_path / "file"
    write_new(file, b"one")
    with pytest.raises(FileExists):
        write_new(file, b"two")
    assert file.read_bytes() == b"one"
    write_new(file, b"two", force=True)
    assert file.read_bytes() == b"two"
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExists):
        write_new(tmp_path / "dangling", b"x")
    assert names(tmp_path) == ["dangling", "file"]


def test_where_links_cannot_be_made_a_new_file_is_still_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "")

    monkeypatch.setattr(os, "link", refuse)
    write_new(tmp_path / "file", b"one")
    assert names(tmp_path) == ["file"]


@pytest.mark.parametrize("call", ["write", "fsync", "replace", "link"])
@pytest.mark.parametrize(
    ("number", "refusal"),
    [(errno.ENOSPC, DiskFull), (errno.EROFS, ReadOnly), (errno.EACCES, ReadOnly), (errno.EIO, CouldNotWrite)],
)
def test_a_fault_at_any_step_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, refusal: type[CareError]
) -> None:
    file, new = tmp_path / "file", tmp_path / "new"
    write_atomically(file, b"old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, "")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        if call != "link":
            with pytest.raises(refusal):
                write_atomically(file, b"new")
        if call == "link":
            # The way around missing links needs replace: fail there too.
            patch.setattr(os, "replace", fail)
        if call != "replace":
            with pytest.raises(refusal):
                write_new(new, b"new")
    assert file.read_bytes() == b"old"
    assert set(names(tmp_path)) <= {"file"}


def test_a_folder_that_is_not_there_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(CouldNotWrite):
        write_atomically(tmp_path / "no" / "file", b"x")
    with pytest.raises(CouldNotWrite):
        write_new(tmp_path / "no" / "file", b"x")


def test_a_private_folder_is_for_its_owner_only_even_if_it_was_open(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    make_private_folder(folder)
    folder.chmod(0o755)
    make_private_folder(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CareError):
        make_private_folder(tmp_path / "file")
