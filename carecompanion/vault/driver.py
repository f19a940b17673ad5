"""The database driver: SQLCipher and nothing else, recent enough; sqlite-utils taught to use it."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from carecompanion.errors import CipherUnavailable
from carecompanion.words import say

if TYPE_CHECKING:
    from types import ModuleType

    from sqlite_utils import Database as Tables

_LEAST_SQLITE: Final = (3, 51, 3)  # earlier ones may corrupt a database when a WAL is reset


@cache
def driver() -> ModuleType:
    """The sqlcipher3 module. Raises CipherUnavailable where it is missing or too old."""
    try:
        import sqlcipher3
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise CipherUnavailable(say("vault.no_sqlcipher")) from error
    if dbapi2.sqlite_version_info < _LEAST_SQLITE:
        needed = ".".join(map(str, _LEAST_SQLITE))
        raise CipherUnavailable(say("vault.old_sqlite", found=dbapi2.sqlite_version, needed=needed))
    # sqlite-utils catches the exceptions of pysqlite3 where that is present; otherwise it would catch the wrong ones.
    sys.modules.setdefault("pysqlite3", sqlcipher3)
    sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)
    module: ModuleType = dbapi2
    return module


def tables_of(connection: Any) -> Tables:  # noqa: ANN401 - the driver has no types
    """sqlite-utils on an open connection, without plugins: they would be handed the decrypted journal."""
    driver()
    from sqlite_utils import Database as Tables

    return Tables(connection, execute_plugins=False)


def warm() -> None:
    """Load what opening needs, while a passphrase is being typed."""
    driver()
    import sqlite_utils  # noqa: F401
