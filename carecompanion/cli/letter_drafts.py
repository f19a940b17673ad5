"""Letters in the making among the drafts: what each is, and how it goes on."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from carecompanion.errors import NotFound, NotPossible, Usage
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.entry import Draft


def letter_draft_in_words(companion: Companion, draft: Draft) -> str:
    """A reply to whom and to what; one's words to a circle; or a letter."""
    unsent = draft.letter
    if unsent is None:
        return ""
    if unsent.re is not None:
        from carecompanion.cli.telling_letters import title_of

        try:
            letter = companion.corresponding.letter(unsent.re)
        except NotFound:
            return say("cli_letters.draft.reply_gone")
        return say("cli_letters.draft.reply", name=letter.partner_name, title=title_of(letter))
    if unsent.voiced is not None:
        circle = companion.voicing.circle_of(draft)
        name = circle.name if circle is not None else say("cli_letters.draft.circle_gone")
        return say(f"cli_letters.draft.{unsent.voiced.value}", circle=name)
    with suppress(NotFound):
        if unsent.circle is not None:
            name = companion.circling.circle(unsent.circle).name
            return say("cli_letters.draft.letter_to", name=name)
        if unsent.to is not None:
            name = companion.introducing.partner(unsent.to).handle
            return say("cli_letters.draft.letter_to", name=name)
    return say("cli_letters.draft.letter")


def go_on_with_letter(sitting: Sitting, companion: Companion, draft: Draft, text: str | None) -> None:
    """Ask for the rest (or add *text*), show it, seal it into the current folder.

    Raises NotPossible for a letter that has nobody to go to yet, Usage for *text* that has no place in it.
    """
    from carecompanion.cli.leaving import PLAIN_WAY, send_off
    from carecompanion.cli.replying import send_reply, tell_where_it_waits

    unsent = draft.letter
    if unsent is not None and unsent.re is not None:
        send_reply(sitting, companion, draft, text, PLAIN_WAY)
    elif unsent is not None and unsent.voiced is not None:
        _send_voiced(sitting, companion, draft, text)
    elif text is not None and text.strip():
        raise Usage(say("cli_letters.draft_of_entries"), say("cli_letters.draft_of_entries_hint"))
    else:
        letter = companion.composing.letter_of(draft)
        if letter.to is None and letter.circle is None:
            raise NotPossible(say("composing.nobody"), say("cli_letters.draft_to_nobody_hint"))
        if not send_off(sitting, companion, letter, PLAIN_WAY):
            tell_where_it_waits(sitting, companion, draft)


def _send_voiced(sitting: Sitting, companion: Companion, draft: Draft, text: str | None) -> None:
    from carecompanion.cli.leaving import PLAIN_WAY, send_off
    from carecompanion.cli.page import Page
    from carecompanion.cli.replying import tell_where_it_waits
    from carecompanion.domain.unsent import Voiced

    if text is None:
        draft = Page(sitting, companion.writing, draft).ask()
    elif text.strip():
        draft = replace(draft, text=f"{draft.text}\n\n{text}" if draft.text.strip() else text)
    circle = companion.voicing.circle_of(draft)
    if not send_off(sitting, companion, companion.voicing.letter_of(draft), PLAIN_WAY):
        tell_where_it_waits(sitting, companion, draft)
    elif draft.letter is not None and draft.letter.voiced is Voiced.FAREWELL and circle is not None:
        companion.circling.leave(circle)
        sitting.tell.note(say("cli_circles.left", circle=circle.name))
