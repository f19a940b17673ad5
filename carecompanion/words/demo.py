"""The demonstration."""

from typing import Final

WORDS: Final = {
    "before": "This is a demo: everything in it is made up, and nothing is kept. Your own journal is not touched.",
    "after": "The demo is gone, and what was written in it too.",
    "inside": "A demo: look around, write, change things. Nothing is kept. ctrl+q leaves.",
    "at_the_door": "This is the demo; its passphrase is: {passphrase}",
}
