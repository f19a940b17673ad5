"""The arc of a pack, in words."""

from typing import Final

WORDS: Final = {
    "counts": "{light} light, {tender} tender, {strong} strong.",
    "none": "none",
    "shape": "It starts by {begins} and ends with {ends}.",
    "level": "It is for {depth}.",
    "begins.1": "noticing",
    "begins.2": "making sense",
    "begins.3": "choosing or acting",
    "ends.1": "noticing",
    "ends.2": "making sense",
    "ends.3": "an act",
    "acts": "{acts} acts",
}
