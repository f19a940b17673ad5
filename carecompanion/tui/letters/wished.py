"""What the writer of a letter asked of its reader, in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.letter import Keep
from carecompanion.tui.letters.threads import long_day
from carecompanion.tui.text import one_line
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from carecompanion.domain.letter import StoredLetter


def handle_of(letter: StoredLetter) -> str:
    """Whoever wrote or gets *letter*, by the name they have here."""
    return one_line(letter.partner_name) or say("introducing.someone")


def wished(letter: StoredLetter, ways: Sequence[str], today: date) -> str:
    """All of it but the free words: the ways of answering, advice, how long to keep it, passing it on."""
    ask, handle = letter.manifest.ask, handle_of(letter)
    asked = ""
    for way in ways:
        words = say(f"reply.way.{way}")
        asked = say("reply.or", one=asked, other=words) if asked else words
    more = [say("reply.no_advice")] if ask.no_advice else []
    if ask.keep is Keep.ONCE:
        more.append(say("reply.once"))
    elif ask.until is not None:
        more.append(say("reply.until", day=long_day(ask.until, today)))
    if ask.onward == "ask":
        more.append(say("reply.ask_first"))
    if asked:
        return say("reply.asked", handle=handle, ways=", ".join((asked, *more)))
    nothing = say("reply.asked_nothing", handle=handle)
    return f"{nothing} {say('reply.asked', handle=handle, ways=', '.join(more))}" if more else nothing
