"""A one-line field for names, places, secrets and searches, whose keys keep their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import reactive
from textual.widgets import Input

if TYPE_CHECKING:
    from textual import events


class OneLine(Input):
    """The toolkit's one-line field; keys that come in one burst over a slow line act in the order they were typed."""

    cursor_blink = reactive(default=False, init=False)  # nothing here moves by itself

    async def _on_key(self, event: events.Key) -> None:
        # The toolkit asks every parent before it moves or deletes: letters typed after would go in before.
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return
