"""What works in each step, for the footer. Where it is narrow the way on comes before what can be found by trying."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

NARROW: Final = 60

Key = tuple[str, str]


def keys_in(
    step: str, after: str, keys: Mapping[str, Key], *, is_narrow: bool, is_the_same_for_all: bool = False
) -> list[Key]:
    """The keys of *step* with what they do, *after* being where it leads; *keys* holds the commands by name."""
    on, back = (keys["on"][0], say(f"compose.on.{after}")), keys["back"]
    space = (keys["choose"][0], say("compose.key.space"))
    part = (keys["edit_copy"][0], say("compose.key.part"))
    if step == "choose":
        return [space, on, back, part] if is_narrow else [space, part, on, back]
    if step == "words" and is_the_same_for_all:
        return [on, back]
    if step == "words" and is_narrow:
        return [on, keys["mask"], back, keys["mask_as"], keys["edit_copy"]]
    if step == "words":
        return [keys["mask"], keys["mask_as"], keys["edit_copy"], on, back]
    if step == "wishes" and is_narrow:
        return [space, on, back]
    if step == "wishes":
        return [(say("compose.key.arrows"), say("compose.key.move")), space, on, back]
    if step == "to":
        return [on, space, keys["partners"], back]
    return [on, back]
