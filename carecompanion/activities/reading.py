"""Reading: pages of the journal, search, one entry, and its answers in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.entry import Filters

if TYPE_CHECKING:
    from carecompanion.domain.entry import Entry, EntryLine
    from carecompanion.interchange.plain import AnswerInWords
    from carecompanion.vault.vault import Vault

PAGE = 200


class Reading:
    """Everything that only looks. A page is at most :data:`PAGE` lines, newest first."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def page(
        self,
        filters: Filters = Filters(),
        *,
        before: int | None = None,
        after: int | None = None,
        limit: int = PAGE,
    ) -> tuple[EntryLine, ...]:
        """The newest lines older than the moment *before*, or the lines next newer than *after* (-1: the oldest)."""
        if after is not None:
            return self._vault.entries.page_newer(filters, after=after, limit=limit)
        return self._vault.entries.page(filters, before=before, limit=limit)

    def search(
        self,
        query: str,
        filters: Filters = Filters(),
        *,
        before: int | None = None,
        after: int | None = None,
        limit: int = PAGE,
        ranked: bool = False,
        offset: int = 0,
        as_typed: bool = False,
    ) -> tuple[EntryLine, ...]:
        """Lines whose entries hold the words of *query*: newest first, or closest first when *ranked*.

        Newest first pages as :meth:`page` does, closest first by *offset*.

        Grammar: words (all of them), AND, OR, NOT, "a phrase", prefix*. With *as_typed* the last word may be
        unfinished.
        """
        return self._vault.entries.search(
            query,
            filters,
            before=before,
            after=after,
            limit=limit,
            ranked=ranked,
            offset=offset,
            as_typed=as_typed,
        )

    def entry(self, name: str) -> Entry:
        """The entry whose id is or begins with *name*, or ``@last``. Raises NotFound, Ambiguous."""
        return self._vault.entries.get(self._vault.entries.find(name))

    def tags(self) -> tuple[str, ...]:
        """Every tag in use, in alphabetical order; never counted."""
        return self._vault.entries.tags()

    def packs(self) -> tuple[str, ...]:
        """The packs that entries answer, in alphabetical order."""
        return self._vault.entries.packs()

    def people(self) -> tuple[str, ...]:
        """Every handle named with an entry, in alphabetical order."""
        return self._vault.entries.people()

    def days(self, year: int, month: int) -> tuple[int, ...]:
        """The days of one month that have writing."""
        return self._vault.entries.days(year, month)

    def in_words(self, entry: Entry) -> tuple[AnswerInWords, ...]:
        """An entry's answers as labels and lines, in the order they were asked."""
        from carecompanion.interchange.plain import answers_in_words

        return answers_in_words(entry)
