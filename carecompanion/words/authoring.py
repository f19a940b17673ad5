"""What is said while a pack is begun, checked, tried and compared."""

from typing import Final

WORDS: Final = {
    "who": "A pack begins for {who}; a programme has 1 to {weeks} weeks.",
    "language": "This is not the short name of a language.",
}
