"""What a person chooses about prompts."""

from typing import Final

WORDS: Final = {
    "ceiling_range": "The ceiling is 0 (light), 1 (tender) or 2 (strong).",
    "standpoint": "A standpoint is plain or targeted.",
}
