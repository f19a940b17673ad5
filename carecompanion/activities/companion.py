"""An open journal: every activity of one sitting, over one vault."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from carecompanion.activities.agreeing import Agreeing
    from carecompanion.activities.choosing import Choosing
    from carecompanion.activities.circling import Circling
    from carecompanion.activities.composing import Composing
    from carecompanion.activities.corresponding import Corresponding
    from carecompanion.activities.exchanging import Exchanging
    from carecompanion.activities.flowing import Flowing
    from carecompanion.activities.following import Following
    from carecompanion.activities.gathering import Gathering
    from carecompanion.activities.going_on import GoingOn
    from carecompanion.activities.installing import Installing
    from carecompanion.activities.introducing import Introducing
    from carecompanion.activities.keeping import Keeping
    from carecompanion.activities.knowing import Knowing
    from carecompanion.activities.letting_go import LettingGo
    from carecompanion.activities.looking_back import LookingBack
    from carecompanion.activities.noticing import Noticing
    from carecompanion.activities.placing import Placing
    from carecompanion.activities.posting import Posting
    from carecompanion.activities.printing import Printing
    from carecompanion.activities.promising import Promising
    from carecompanion.activities.prompting import Prompting
    from carecompanion.activities.reading import Reading
    from carecompanion.activities.renewing import Renewing
    from carecompanion.activities.replying import Replying
    from carecompanion.activities.settling import Settling
    from carecompanion.activities.signing import Signing
    from carecompanion.activities.supporting import Supporting
    from carecompanion.activities.taking_back import TakingBack
    from carecompanion.activities.trusting import Trusting
    from carecompanion.activities.voicing import Voicing
    from carecompanion.activities.walking import Walking
    from carecompanion.activities.world import World
    from carecompanion.activities.writing import Writing
    from carecompanion.vault.vault import Vault


class Companion:
    """What both faces hold while a journal is open. Used on one thread; activities load when first used."""

    def __init__(self, vault: Vault, world: World) -> None:
        self._vault = vault
        self._world = world

    @cached_property
    def choosing(self) -> Choosing:
        """What the person has chosen: ceiling, exclusions, standpoint, packs in use."""
        from carecompanion.activities.choosing import Choosing

        return Choosing(self._vault)

    @cached_property
    def prompting(self) -> Prompting:
        """Today's invitation, and its ways out."""
        from carecompanion.activities.prompting import Prompting

        return Prompting(self._vault, self._world, self.choosing)

    @cached_property
    def installing(self) -> Installing:
        """Packs that arrive, and packs that go."""
        from carecompanion.activities.installing import Installing

        return Installing(self._vault, self._world, self.choosing, self.prompting)

    @cached_property
    def trusting(self) -> Trusting:
        """Who signs packs, and how sure one is of them."""
        from carecompanion.activities.trusting import Trusting

        return Trusting(self._vault, self._world, self.prompting)

    @cached_property
    def signing(self) -> Signing:
        """One's own packs, signed and built."""
        from carecompanion.activities.signing import Signing

        return Signing(self._vault, self._world, self.introducing)

    @cached_property
    def writing(self) -> Writing:
        """Drafts, entries, tags, margin notes, letting go."""
        from carecompanion.activities.writing import Writing

        return Writing(self._vault, self._world, self.following)

    @cached_property
    def following(self) -> Following:
        """What follows from an entry."""
        from carecompanion.activities.following import Following

        return Following(self._vault, self._world)

    @cached_property
    def going_on(self) -> GoingOn:
        """What may come after an answer."""
        from carecompanion.activities.going_on import GoingOn

        # What knows the signers is loaded where it is asked, and not for the first page.
        return GoingOn(
            self._vault,
            self._world,
            self.prompting,
            lambda pack: self.trusting.caution(pack),  # noqa: PLW0108
        )

    @cached_property
    def promising(self) -> Promising:
        """Commitments, and what became of them."""
        from carecompanion.activities.promising import Promising

        return Promising(self._vault, self._world)

    @cached_property
    def flowing(self) -> Flowing:
        """Care that moved, and what refills or empties."""
        from carecompanion.activities.flowing import Flowing

        return Flowing(self._vault, self._world)

    @cached_property
    def reading(self) -> Reading:
        """Lists, pages, search."""
        from carecompanion.activities.reading import Reading

        return Reading(self._vault)

    @cached_property
    def looking_back(self) -> LookingBack:
        """One older entry, when it was asked for."""
        from carecompanion.activities.looking_back import LookingBack

        return LookingBack(self._vault, self._world, self.choosing)

    @cached_property
    def supporting(self) -> Supporting:
        """The support card and grounding."""
        from carecompanion.activities.supporting import Supporting

        return Supporting(self._vault, self._world)

    @cached_property
    def settling(self) -> Settling:
        """Every setting that lives in the vault, by name."""
        from carecompanion.activities.settling import Settling

        return Settling(self.choosing, self.prompting, self.supporting, self.replying)

    @cached_property
    def introducing(self) -> Introducing:
        """Cards, partners and their words."""
        from carecompanion.activities.introducing import Introducing

        return Introducing(self._vault, self._world)

    @cached_property
    def composing(self) -> Composing:
        """From chosen entries to the exact words that will leave."""
        from carecompanion.activities.composing import Composing

        return Composing(self._vault, self._world, self.introducing, self.posting)

    @cached_property
    def posting(self) -> Posting:
        """From words to sealed files."""
        from carecompanion.activities.posting import Posting

        return Posting(self._vault, self._world, self.introducing)

    @cached_property
    def replying(self) -> Replying:
        """Answers by a guide."""
        from carecompanion.activities.replying import Replying

        return Replying(self._vault, self._world, self.introducing)

    @cached_property
    def taking_back(self) -> TakingBack:
        """Asking for a letter that left."""
        from carecompanion.activities.taking_back import TakingBack

        return TakingBack(self._vault, self._world, self.introducing, self.posting)

    @cached_property
    def renewing(self) -> Renewing:
        """A new card of one's own."""
        from carecompanion.activities.renewing import Renewing

        return Renewing(self._vault, self._world, self.introducing, self.posting)

    @cached_property
    def letting_go(self) -> LettingGo:
        """Letters that were to be kept until a day."""
        from carecompanion.activities.letting_go import LettingGo

        return LettingGo(self._vault, self._world)

    @cached_property
    def circling(self) -> Circling:
        """Circles and who is in them."""
        from carecompanion.activities.circling import Circling

        return Circling(self._vault, self._world, self.introducing)

    @cached_property
    def agreeing(self) -> Agreeing:
        """Agreements that travel by letters."""
        from carecompanion.activities.agreeing import Agreeing

        return Agreeing(self._vault, self._world, self.circling)

    @cached_property
    def voicing(self) -> Voicing:
        """One's own words to a circle, in the making."""
        from carecompanion.activities.voicing import Voicing

        return Voicing(self._vault, self._world, self.agreeing)

    @cached_property
    def knowing(self) -> Knowing:
        """People under handles."""
        from carecompanion.activities.knowing import Knowing

        return Knowing(self._vault, self._world)

    @cached_property
    def placing(self) -> Placing:
        """Care maps: who stands where."""
        from carecompanion.activities.placing import Placing

        return Placing(self._vault, self._world)

    @cached_property
    def walking(self) -> Walking:
        """Practices, and walks through them."""
        from carecompanion.activities.walking import Walking

        return Walking(self._vault, self._world, self.prompting, self.writing)

    @cached_property
    def gathering(self) -> Gathering:
        """Programmes that one goes through."""
        from carecompanion.activities.gathering import Gathering

        return Gathering(self._vault, self._world, self.prompting, self.walking)

    @cached_property
    def noticing(self) -> Noticing:
        """Plots of what was marked, and their readings."""
        from carecompanion.activities.noticing import Noticing

        return Noticing(self._vault, self._world)

    @property
    def has_run_in_hand(self) -> bool:
        """Was a run being walked when the journal closed? Asked without loading what walks it."""
        return bool(self._vault.preferences.get("run.in_hand", ""))

    @cached_property
    def printing(self) -> Printing:
        """From chosen entries to a page for someone with nothing installed."""
        from carecompanion.activities.printing import Printing

        return Printing(self.composing)

    @cached_property
    def corresponding(self) -> Corresponding:
        """Letters that came and letters that left."""
        from carecompanion.activities.corresponding import Corresponding

        return Corresponding(self._vault, self._world, self.introducing)

    @cached_property
    def exchanging(self) -> Exchanging:
        """Export and import."""
        from carecompanion.activities.exchanging import Exchanging

        return Exchanging(self._vault, self.circling, self.agreeing)

    @cached_property
    def keeping(self) -> Keeping:
        """Backups, checks, passphrase, recovery code."""
        from carecompanion.activities.keeping import Keeping

        return Keeping(self._vault, self._world)

    def today(self) -> date:
        """The day by the clock on the wall."""
        return self._world.now().date()

    def changes(self) -> int:
        """A number that moves when another process has written to this vault."""
        return self._vault.changes()

    def interrupt(self) -> None:
        """Stop the query that is running; the one call that may come from another thread."""
        self._vault.interrupt()

    def close(self) -> None:
        """Tidy, close and forget the keys. May be called twice."""
        self._vault.close()
