"""``partner``: the people one writes with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.cli.shapes import PARTNER, partner_shape
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from carecompanion.activities.introducing import Introducing
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.partner import Partner


@verb("partner list", keys={"partners": [PARTNER]}, opens=True)
def list_(sitting: Sitting) -> None:
    """A line a partner, and the words they read aloud."""
    tell = sitting.tell
    with sitting.journal() as companion:
        partners = companion.introducing.partners()
        if tell.as_json:
            tell.document({"partners": [partner_shape(one, companion) for one in partners]})
            return
        if not partners:
            tell.note(say("cli_letters.no_partners"))
        for partner in partners:
            tell.line(tell.strong(partner.handle), "  ", tell.dim(standing_of(partner)))
            if partner.claimed_name != partner.handle and partner.claimed_name:
                tell.line("  ", tell.dim(say("cli_letters.claims", name=partner.claimed_name)))
            words = " ".join(companion.introducing.words_of(partner))
            tell.line("  ", tell.dim(say("cli_letters.words", words=words)))
            if (person := companion.knowing.person_of(partner)) is not None:
                contact = say(f"cli_circles.contact.{person.contact.value}")
                tell.line("  ", tell.dim(say("cli_circles.is_person", person=person.handle, contact=contact)))


def standing_of(partner: Partner) -> str:
    """How well a partner is known, in words."""
    known = [say(f"cli_letters.standing.{partner.standing.value}")]
    if partner.blocked:
        known.append(say("cli_letters.blocked"))
    if not partner.has_app:
        known.append(say("cli_letters.no_app"))
    return " · ".join(known)


@verb("partner rename", keys=PARTNER, opens=True)
@argument("name")
@argument("new_name")
def rename(sitting: Sitting, name: str, new_name: str) -> None:
    """The name is ours; nobody is told."""

    def change(introducing: Introducing, partner: Partner) -> str:
        renamed = introducing.rename(partner, new_name)
        return say("cli_letters.renamed", old=partner.handle, new=renamed.handle)

    _change(sitting, name, change)


@verb("partner verify", keys=PARTNER, opens=True)
@argument("name")
@option("partner verify", "--words", metavar="WORDS")
def verify(sitting: Sitting, name: str, words: str | None) -> None:
    """What they read aloud, typed."""
    from carecompanion.errors import Usage

    if words is None and not sitting.ask.is_possible:
        raise Usage(
            say("cli.needs_terminal_to_type"), say("cli.needs_terminal_to_type_hint", option="--words")
        )

    def change(introducing: Introducing, partner: Partner) -> str | None:
        if words is None and not partner.has_app:
            sitting.tell.note(say("cli_letters.verify_plain"))
        typed = words or sitting.ask.line(say("cli_letters.verify_ask", handle=partner.handle))
        if not typed:
            return None  # Enter alone is no try
        introducing.verify(partner, typed)
        return say("cli_letters.verify_done", handle=partner.handle)

    _change(sitting, name, change)


@verb("partner block", keys=PARTNER, opens=True, confirms=True)
@argument("name")
def block(sitting: Sitting, name: str) -> None:
    """In one step, for good."""

    def change(introducing: Introducing, partner: Partner) -> str | None:
        if not sitting.agree(say("cli_letters.block_sure", handle=partner.handle)):
            return None
        introducing.block(partner)
        return say("cli_letters.block_done", handle=partner.handle)

    _change(sitting, name, change)


@verb("partner unblock", keys=PARTNER, opens=True)
@argument("name")
def unblock(sitting: Sitting, name: str) -> None:
    """Back again."""

    def change(introducing: Introducing, partner: Partner) -> str:
        introducing.unblock(partner)
        return say("cli_letters.unblock_done", handle=partner.handle)

    _change(sitting, name, change)


@verb("partner forget", keys=PARTNER, opens=True, confirms=True)
@argument("name")
def forget(sitting: Sitting, name: str) -> None:
    """From the list; letters and blocks stay."""

    def change(introducing: Introducing, partner: Partner) -> str | None:
        if not sitting.agree(say("cli_letters.forget_sure", handle=partner.handle)):
            return None
        introducing.forget(partner)
        return say("cli_letters.forget_done", handle=partner.handle)

    _change(sitting, name, change)


@verb("partner link", keys=PARTNER, opens=True)
@argument("name")
@argument("person", required=False)
@option("partner link", "--none", "is_nobody", is_flag=True)
def link(sitting: Sitting, name: str, person: str | None, *, is_nobody: bool) -> None:
    """A partner is somebody on the care map, or nobody on it."""
    from carecompanion.errors import Usage

    if (person is None) is not is_nobody:
        raise Usage(say("cli_circles.link_form"))
    with sitting.journal() as companion:
        partner = companion.introducing.partner(name)
        if person is None:
            companion.knowing.unlink(partner)
            said = say("cli_circles.unlinked", partner=partner.handle)
        else:
            linked = companion.knowing.link(partner, person)
            said = say("cli_circles.linked", partner=partner.handle, person=linked.handle)
        if sitting.tell.as_json:
            sitting.tell.document(partner_shape(partner, companion))
            return
    sitting.tell.line(said)


def _change(sitting: Sitting, name: str, change: Callable[[Introducing, Partner], str | None]) -> None:
    """Find the partner, change something, say so. *change* answers None where it was not meant."""
    from carecompanion.errors import NotFound

    with sitting.journal() as companion:
        introducing = companion.introducing
        before = introducing.partner(name)
        said = change(introducing, before)
        if said is None:
            sitting.tell.note(say("cli_journal.kept_it"))
            return
        if sitting.tell.as_json:
            try:
                after = introducing.partner(before.id)
            except NotFound:
                after = before  # forgotten: what was let go is what is reported
            sitting.tell.document(partner_shape(after, companion))
            return
        sitting.tell.line(said)
