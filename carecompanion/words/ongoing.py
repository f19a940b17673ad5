"""Ongoing: what is open, and when one wished to look again."""

from typing import Final

WORDS: Final = {
    "empty": "What you have open, what you promise, and when you want to look again, will be here.",
    "no_words": "There are no words in it yet.",
    "no_words_hint": "Say in a few words what you would like to do.",
    "runs": "Open",
    "head.soon": "Next seven days",
    "head.when_you_can": "Look at when you can",
    "head.when_it_comes": "When it comes",
    "outcome.kept": "kept",
    "outcome.changed": "changed",
    "outcome.let-go": "let go",
    "outcome.company": "with company",
    "may_ask": "{who} may ask",
    "owner": "in the hands of {who}",
    "authority": "{who} can say yes",
}
