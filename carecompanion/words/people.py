"""People."""

from typing import Final

WORDS: Final = {
    "empty": "The people who stand with you, by the names you give them.",
}
