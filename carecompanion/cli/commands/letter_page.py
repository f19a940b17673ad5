"""``letter page``: from chosen entries to one page that needs nothing installed, and hides nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from carecompanion.cli.letter_wanted import (
    Wanted,
    asked_for,
    letter_options,
    show_before_asking,
    tell_found,
)
from carecompanion.cli.shapes import NUMBER, TEXT
from carecompanion.cli.verb import option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from typing import Unpack

    from carecompanion.activities.composing import Preview
    from carecompanion.cli.sitting import Sitting

_PAGE: Final = "letter page"


@verb(_PAGE, keys={"file": TEXT, "pieces": NUMBER, "left_out": NUMBER}, opens=True, confirms=True)
@letter_options(_PAGE)
@option(_PAGE, "--out", required=True, metavar="FILE")
def page(sitting: Sitting, *, out: str, **wanted: Unpack[Wanted]) -> None:
    """Copy, mask, look, agree, write."""
    asked, path = asked_for(sitting, wanted), Path(out)
    with sitting.journal() as companion:
        draft = asked.draft(companion)
        looked_at = companion.printing.preview(draft)
        if not _is_meant(sitting, looked_at):
            sitting.tell.note(say("cli_letters.no_page"))
            sitting.exit_code = 1
            return
        companion.printing.write(draft, path, expected=looked_at.human)
    if sitting.tell.as_json:
        told = {"file": str(path), "pieces": looked_at.pieces, "left_out": looked_at.left_out}
        sitting.tell.document(told)
        return
    sitting.tell.line(str(path))
    sitting.tell.note(say("cli_letters.page_made"))


def _is_meant(sitting: Sitting, looked_at: Preview) -> bool:
    """The whole text, the names left in it and what a page does not do; then it is asked, or --yes was said."""
    if sitting.is_agreed_beforehand:
        tell_found(sitting, looked_at)
    else:
        show_before_asking(sitting, looked_at)
    sitting.tell.warn(say("cli_letters.page_open"))
    return sitting.agree(say("cli_letters.page_sure"))
