"""Frames over the page: the one a draft came with, and the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.tui.screen import CareScreen
    from carecompanion.tui.widgets.framed_editor import FramedEditor


async def know_frame(screen: CareScreen[Any], editor: FramedEditor) -> None:
    """Tell *editor* the headings of the frame that its text is in. Raises CareError."""
    from carecompanion.activities.framing import headings_of

    frame = editor.frame
    headings = await screen.desk.run(headings_of, frame)
    if editor.frame == frame:  # nobody was quicker
        editor.know(headings)


async def lay_next_frame(screen: CareScreen[Any], editor: FramedEditor) -> str:
    """The next frame, round to free writing; its title, or nothing where the page would be too long. Raises CareError.

    No word is lost by it.
    """
    from carecompanion.activities import framing

    frames = await screen.desk.run(framing.frames)
    following = framing.following(editor.frame)
    title = next((frame.title for frame in frames if frame.id == following), say("write.free"))
    return title if editor.lay(following, framing.headings_of(following)) else ""
