"""Distinct types for the names of things, so that one cannot stand in for another."""

from __future__ import annotations

from typing import NewType

EntryId = NewType("EntryId", str)
DraftId = NewType("DraftId", str)
PackId = NewType("PackId", str)
PromptId = NewType("PromptId", str)
PartnerId = NewType("PartnerId", str)
LetterId = NewType("LetterId", str)
CircleId = NewType("CircleId", str)
PersonId = NewType("PersonId", str)
MapId = NewType("MapId", str)
RunId = NewType("RunId", str)
CommitmentId = NewType("CommitmentId", str)
ProgrammeId = NewType("ProgrammeId", str)

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford base32, lower case: nothing in it is mistaken for something else."""

ID_LENGTH = 10


def id_from_bytes(randomness: bytes) -> str:
    """A short typeable id from at least seven random bytes: ten characters, 50 bits."""
    number = int.from_bytes(randomness[:7], "big")
    return "".join(ALPHABET[(number >> (5 * place)) & 31] for place in range(ID_LENGTH))
