"""Crashes at every step of the work that replaces files: ``python -m tests.vault.crash_worker SCENARIO MODE FOLDER``.

A process of its own, so that it can fork. For each step in turn a fresh copy of one vault is worked on by a child
that stops dead there (MODE ``crash``), or to which that step fails for want of room (MODE ``full``). Afterwards the
vault must be the old one or the new one, whole. The last line printed is the number of steps.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from carecompanion.errors import CareError, JournalMissing, WrongPassphrase, WrongRecoveryCode
from carecompanion.vault.backup import list_backups, make_backup
from carecompanion.vault.creating import create_vault
from carecompanion.vault.database import Database
from carecompanion.vault.health import check
from carecompanion.vault.opening import open_with_code
from carecompanion.vault.passphrases import change_passphrase
from carecompanion.vault.restoring import restore_backup, verify_backup
from carecompanion.vault.rotating import compact, rotate
from tests.vault.samples import NOW, PASSPHRASE, QUICK, entry, new_vault, opened, places

if TYPE_CHECKING:
    from collections.abc import Callable

    from carecompanion.settings.paths import Paths

NEW: Final = "the new one"
ENTRIES: Final = 5
STOPPED: Final = 42
REFUSED: Final = 43
_SYSTEM: Final = ("write", "fsync", "replace", "rename", "link", "unlink", "rmdir", "mkdir")
_DATABASE: Final = ("connect", "rows", "change", "checkpoint", "close")


def randomness(how_many: int) -> bytes:
    return random.Random(how_many).randbytes(how_many)


def change(paths: Paths) -> None:
    vault = opened(paths)
    try:
        change_passphrase(vault, PASSPHRASE, NEW, now=NOW, randomness=randomness, limits=QUICK)
    finally:
        vault.close()


def renew(paths: Paths) -> None:
    vault = opened(paths)
    try:
        rotate(vault, PASSPHRASE, NEW, now=NOW, randomness=randomness, limits=QUICK)
    finally:
        vault.close()


def back_up(paths: Paths) -> None:
    vault = opened(paths)
    try:
        make_backup(vault, now=NOW)
    finally:
        vault.close()


def restore(paths: Paths) -> None:
    restore_backup(paths, list_backups(paths)[0], PASSPHRASE, now=NOW, limits=QUICK)


def squeeze(paths: Paths) -> None:
    vault = opened(paths)
    try:
        compact(vault, now=NOW)
    finally:
        vault.close()


def create(paths: Paths) -> None:
    vault, _ = create_vault(paths, PASSPHRASE, now=NOW, randomness=randomness, limits=QUICK)
    try:
        vault.entries.add_many(entry(f"kettle {number}") for number in range(ENTRIES))
    finally:
        vault.close()


SCENARIOS: Final[dict[str, Callable[[Paths], None]]] = {
    "passphrase": change,
    "rotation": renew,
    "backup": back_up,
    "restore": restore,
    "compaction": squeeze,
    "creation": create,
}


def template(scenario: str, paths: Paths) -> str:
    """The vault that is worked on; its recovery code."""
    if scenario == "creation":
        paths.data.mkdir()
        return ""
    vault, code = new_vault(paths)
    vault.entries.add_many(entry(f"kettle {number}") for number in range(ENTRIES))
    for _ in range({"backup": 5, "passphrase": 3}.get(scenario, 1)):
        make_backup(vault, now=NOW)
    if scenario == "restore":
        vault.partners.block(b"\x09" * 32)
    vault.close()
    return code


def stop_at(step: int, mode: str) -> Callable[[], int]:
    """From now on the *step*-th call that could change a disk is the last one, or fails. Returns a counter."""
    reached = 0

    def arrive(owner: str) -> bool:
        nonlocal reached
        if mode == "full" and owner != "os":
            return False
        reached += 1
        return reached == step

    def watched(owner: str, name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*values: Any, **named: Any) -> Any:  # noqa: ANN401
            if arrive(owner):
                if mode == "full":
                    raise OSError(errno.ENOSPC, "no room")
                if name == "write":
                    # Half of it reaches the disk.
                    original(values[0], bytes(values[1])[: len(values[1]) // 2])
                os._exit(STOPPED)
            return original(*values, **named)

        return call

    for name in _SYSTEM:
        setattr(os, name, watched("os", name, getattr(os, name)))
    for name in _DATABASE:
        setattr(Database, name, watched("database", name, getattr(Database, name)))
    return lambda: reached


def work_in_child(work: Callable[[Paths], None], paths: Paths, step: int, mode: str) -> int:
    """How the child ended: STOPPED, REFUSED (with an error of ours), or 0 when there was no such step."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            reached = stop_at(step, mode)
            try:
                work(paths)
                code = 0 if reached() < step else STOPPED
            except CareError:
                code = REFUSED
        except BaseException:  # noqa: BLE001 - a child must not run on in the parent's place
            traceback.print_exc()
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def prove(scenario: str, paths: Paths, codes: tuple[str, ...]) -> None:
    """The vault is the old one or the new one, and whole; its backups are."""
    passphrases = (PASSPHRASE, NEW)
    vault = None
    for passphrase in passphrases:
        with suppress(WrongPassphrase):
            vault = opened(paths, passphrase)
            break
    assert vault is not None, "neither passphrase opens it"
    assert not vault.keys_are_old
    assert check(vault) == ()
    count = vault.entries.count()
    assert count == ENTRIES or (scenario == "creation" and count == 0), count
    assert len(vault.entries.search("kettle")) == count
    if scenario == "restore":
        assert vault.partners.is_blocked(b"\x09" * 32)
    vault.entries.remove(vault.entries.add(entry("still writable")).id)
    vault.close()
    assert not paths.next_dir.exists()
    assert not paths.swap_marker.exists()
    assert len(list(paths.data.glob("vault.old-*"))) <= (scenario == "restore")
    for backup in list_backups(paths)[:2]:
        assert any(_verifies(paths, backup, passphrase) for passphrase in passphrases), backup.name
    assert scenario == "creation" or any(_opens_with(paths, code) for code in codes), "no code opens it"


def _verifies(paths: Paths, backup: Path, passphrase: str) -> bool:
    try:
        return verify_backup(paths, backup, passphrase, limits=QUICK).entries == ENTRIES
    except WrongPassphrase:
        return False


def _opens_with(paths: Paths, code: str) -> bool:
    try:
        open_with_code(paths, code, "anything", now=NOW, randomness=os.urandom, limits=QUICK).close()
    except WrongRecoveryCode:
        return False
    return True


def every_step(scenario: str, mode: str, folder: Path, stride: int) -> int:
    """Go through every *stride*-th step; how many steps there are."""
    first = places(folder / "template")
    old_code = template(scenario, first)
    new_code = ""
    if scenario == "rotation":
        there = places(folder / "new")
        shutil.copytree(first.data, there.data)
        vault = opened(there)
        new_code = rotate(vault, PASSPHRASE, NEW, now=NOW, randomness=randomness, limits=QUICK)
        vault.close()
    step = 1
    while True:
        here = places(folder / f"{step}")
        shutil.copytree(first.data, here.data)
        ended = work_in_child(SCENARIOS[scenario], here, step, mode)
        assert ended in {0, STOPPED, REFUSED}, f"step {step}: ended with {ended}"
        try:
            prove(scenario, here, (old_code, new_code))
        except JournalMissing:
            assert scenario == "creation"
            create(here)
            prove(scenario, here, ())
        except Exception:
            print(f"{scenario}, {mode}: after step {step}")  # noqa: T201 - how it answers
            raise
        shutil.rmtree(here.data)
        if ended == 0:
            return step - 1
        step += stride


if __name__ == "__main__":
    chosen, how, where = sys.argv[1:4]
    print(every_step(chosen, how, Path(where), int(os.environ.get("CARECOMPANION_CRASH_STRIDE", "1"))))  # noqa: T201 - how it answers
