"""Care maps: names, and what may be wrong with one."""

from typing import Final

WORDS: Final = {
    "map.stands": "Who stands with me",
    "map.account": "Who holds me to account",
    "map.work": "At work",
    "name": "A map needs a short name.",
    "name_hint": "One line of at most {most} characters.",
    "no_role": "No map has a role called {role}.",
    "no_role_hint": "The roles are {roles}.",
}
