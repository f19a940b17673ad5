"""The zip of a backup: written by us, and read as if by anyone."""

from __future__ import annotations

import hashlib
import json
import os
import struct
import zipfile
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

from carecompanion.crypto.keyslots import SIZE_LIMIT, read_key_file
from carecompanion.errors import BackupDamaged, FileMissing, KeysDamaged, TooNew
from carecompanion.settings.atomic import open_new, writing_faults

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from carecompanion.crypto.keyslots import KeyFile

FORMAT: Final = "carecompanion-backup"
VERSION: Final = 1
MANIFEST, KEYS, JOURNAL = "manifest.json", "vault.json", "journal.db"
_CHUNK: Final = 1 << 20
_MOST_MANIFEST: Final = 64 * 1024
_MALFORMED: Final = (
    zipfile.BadZipFile, struct.error, ValueError, KeyError, TypeError, NotImplementedError, EOFError, RecursionError,
    OverflowError, KeysDamaged,
)  # fmt: skip
"""What reading a file that is not ours can meet."""


@dataclass(frozen=True, slots=True)
class Archive:
    """What a backup says of itself, its key slots, and what its journal must hash to."""

    path: Path
    made: str
    entries: int
    keys: KeyFile
    keys_bytes: bytes
    journal_bytes: int
    journal_sha256: str


def write_archive(path: Path, keys: bytes, journal: Path, *, made: datetime, entries: int) -> None:
    """Write the three members to a new file at *path* and make it durable. Raises OSError."""
    with journal.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        size = file.seek(0, os.SEEK_END)
    _write(path, _manifest(keys, size, digest, made.isoformat(), entries), keys, journal.open("rb"), size)


def write_with_other_keys(path: Path, archive: Archive, keys: bytes) -> None:
    """Write *archive* to a new file at *path* with other key slots. Raises OSError, BackupDamaged."""
    manifest = _manifest(keys, archive.journal_bytes, archive.journal_sha256, archive.made, archive.entries)
    try:
        with zipfile.ZipFile(archive.path) as zipped, zipped.open(JOURNAL) as journal:
            _write(path, manifest, keys, journal, archive.journal_bytes)
    except zipfile.BadZipFile as error:
        raise BackupDamaged from error


def read_archive(path: Path) -> Archive:
    """Look at the backup at *path*, without its journal's content.

    Raises FileMissing, BackupDamaged for anything but what we write, TooNew for a later version.
    """
    try:
        with zipfile.ZipFile(path) as zipped:
            return _read(path, zipped)
    except _MALFORMED as error:
        raise BackupDamaged from error
    except OSError as error:
        if error.errno is None:
            raise BackupDamaged from error
        raise FileMissing from error


def unpack_journal(archive: Archive, to: Path) -> None:
    """Write the journal of *archive* to a new file at *to*. Raises BackupDamaged, DiskFull, ReadOnly, CouldNotWrite."""
    digest, left = hashlib.sha256(), archive.journal_bytes
    with writing_faults(), os.fdopen(open_new(to), "wb") as out:
        try:
            with zipfile.ZipFile(archive.path) as zipped, zipped.open(JOURNAL) as journal:
                while chunk := journal.read(min(_CHUNK, left)) if left else b"":
                    digest.update(chunk)
                    left -= len(chunk)
                    out.write(chunk)
        except (zipfile.BadZipFile, struct.error, EOFError, ValueError) as error:
            raise BackupDamaged from error
        out.flush()
        os.fsync(out.fileno())
    if left or digest.hexdigest() != archive.journal_sha256:
        raise BackupDamaged


def _read(path: Path, zipped: zipfile.ZipFile) -> Archive:
    members = {member.filename: member for member in zipped.infolist()}
    if len(zipped.infolist()) != 3 or set(members) != {MANIFEST, KEYS, JOURNAL} or zipped.comment:
        raise BackupDamaged
    if any(
        member.compress_type != zipfile.ZIP_STORED
        or member.flag_bits & 1
        or member.compress_size != member.file_size
        for member in members.values()
    ):
        raise BackupDamaged
    if members[MANIFEST].file_size > _MOST_MANIFEST or members[KEYS].file_size > SIZE_LIMIT:
        raise BackupDamaged
    manifest = json.loads(zipped.read(MANIFEST).decode("utf-8"))
    version = manifest["version"]
    if manifest["format"] != FORMAT or not isinstance(version, int):
        raise BackupDamaged
    if version > VERSION:
        raise TooNew
    keys = zipped.read(KEYS)
    told = manifest["files"]
    if set(told) != {KEYS, JOURNAL} or told[KEYS] != _told(len(keys), hashlib.sha256(keys).hexdigest()):
        raise BackupDamaged
    journal = told[JOURNAL]
    if journal["bytes"] != members[JOURNAL].file_size or not isinstance(journal["sha256"], str):
        raise BackupDamaged
    entries, made = manifest["entries"], manifest["made"]
    if not isinstance(entries, int) or not isinstance(made, str):
        raise BackupDamaged
    return Archive(path, made, entries, read_key_file(keys), keys, journal["bytes"], journal["sha256"])


def _write(path: Path, manifest: bytes, keys: bytes, journal: IO[bytes], size: int) -> None:
    with journal, os.fdopen(open_new(path), "wb") as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED, allowZip64=True) as zipped:
            zipped.writestr(_member(MANIFEST), manifest)
            zipped.writestr(_member(KEYS), keys)
            with zipped.open(_member(JOURNAL), "w", force_zip64=size >= zipfile.ZIP64_LIMIT) as member:
                while chunk := journal.read(_CHUNK):
                    member.write(chunk)
        out.flush()
        os.fsync(out.fileno())


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    member.external_attr = 0o600 << 16
    return member


def _manifest(keys: bytes, size: int, sha256: str, made: str, entries: int) -> bytes:
    files = {KEYS: _told(len(keys), hashlib.sha256(keys).hexdigest()), JOURNAL: _told(size, sha256)}
    plain = {"format": FORMAT, "version": VERSION, "made": made, "entries": entries, "files": files}
    return json.dumps(plain, sort_keys=True, indent=1).encode("ascii")


def _told(size: int, sha256: str) -> dict[str, object]:
    return {"bytes": size, "sha256": sha256}
