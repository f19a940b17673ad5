"""An open vault: its stores, and the lock it holds on its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.crypto.keyslots import jot_secret, journal_key
from carecompanion.vault.circles import CircleStore
from carecompanion.vault.drafts import DraftStore
from carecompanion.vault.entries import EntryStore
from carecompanion.vault.facilitator import FacilitatorKeyStore
from carecompanion.vault.flows import FlowStore
from carecompanion.vault.identities import IdentityStore
from carecompanion.vault.jots import JotStore
from carecompanion.vault.letters import LetterStore
from carecompanion.vault.maps import MapStore
from carecompanion.vault.noticed import NoticedStore
from carecompanion.vault.packs import PackStore
from carecompanion.vault.partners import PartnerStore
from carecompanion.vault.people import PersonStore
from carecompanion.vault.preferences import Preferences
from carecompanion.vault.programmes import ProgrammeStore
from carecompanion.vault.promises import PromiseStore
from carecompanion.vault.runs import RunStore
from carecompanion.vault.serving import ServingStore
from carecompanion.vault.signers import SignerStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from carecompanion.settings.paths import Paths
    from carecompanion.vault.database import Database
    from carecompanion.vault.locking import VaultLock


class Vault:
    """One practitioner's journal, open. Use it from one thread; :meth:`interrupt` alone may come from another."""

    def __init__(
        self, paths: Paths, database: Database, lock: VaultLock, *, root: bytes, keys_are_old: bool = False
    ) -> None:
        self.paths = paths
        self.database = database
        self.lock = lock
        self.keys_are_old = keys_are_old
        """Is vault.json older than the journal: an old copy put back, opened by an old passphrase?"""
        self._jot_secret = bytearray(jot_secret(root, database.db_salt))
        self.entries = EntryStore(database)
        self.drafts = DraftStore(database, self.entries)
        self.preferences = Preferences(database)
        self.serving = ServingStore(database)
        self.identities = IdentityStore(database)
        self.partners = PartnerStore(database)
        self.letters = LetterStore(database)
        self.circles = CircleStore(database)
        self.people = PersonStore(database)
        self.runs = RunStore(database)
        self.programmes = ProgrammeStore(database)
        self.promises = PromiseStore(database)
        self.flows = FlowStore(database)
        self.noticed = NoticedStore(database)
        self.maps = MapStore(database)
        self.packs = PackStore(database)
        self.signers = SignerStore(database)
        self.facilitator = FacilitatorKeyStore(database)
        self.jots = JotStore(paths, database, self.entries, self._jot_secret)

    def __repr__(self) -> str:
        return f"<Vault {'open' if self.is_open else 'closed'}>"

    @property
    def is_open(self) -> bool:
        """Can it be read and written?"""
        return self.database.is_open

    def changes(self) -> int:
        """A number that differs once another process has committed something."""
        return self.database.changes()

    def together(self) -> AbstractContextManager[None]:
        """Several changes that are kept all or none, with nobody else's in between."""
        return self.database.writing()

    def interrupt(self) -> None:
        """Stop a long read: it raises Interrupted where it runs."""
        self.database.interrupt()

    def on_steps(self, every: int, ask: Callable[[], bool] | None) -> None:
        """Ask each *every* steps of a long read whether to stop; None asks no more."""
        self.database.on_steps(every, ask)

    @property
    def jot_secret(self) -> bytes:
        """What opens notes that were taken while this vault was locked."""
        return bytes(self._jot_secret)

    def use_root(self, root: bytes, db_salt: bytes) -> None:
        """Everything was locked anew: use the keys that follow from this root from the next connection on."""
        self.database.rekey(journal_key(root, db_salt), db_salt)
        self._jot_secret[:] = jot_secret(root, db_salt)

    def close(self) -> None:
        """Lock: tidy up, close, wipe the key, let others in. Closing twice is no error."""
        self.database.forget()
        self._jot_secret[:] = bytes(len(self._jot_secret))
        self.lock.release()
