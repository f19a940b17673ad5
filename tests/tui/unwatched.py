"""Drawing for nobody: in a headless app every widget in sight is drawn, and then not cut up for a terminal.

That cutting is a third of what a test of a screen takes. Faults while drawing show all the same, and what a test reads
of a screen (``render_strips``) is whole. An app with a terminal, real or a stand-in, paints as ever.
"""

from __future__ import annotations

from collections import deque
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from textual._compositor import Compositor
from textual._context import active_app
from textual.css.stylesheet import Stylesheet
from textual.geometry import Region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.css.model import RuleSet

_parsed: dict[tuple[object, ...], list[RuleSet]] = {}
_worn: dict[tuple[tuple[str, str], ...], int] = {}
_parse = Stylesheet._parse_rules
_full, _partial = Compositor.render_full_update, Compositor.render_partial_update


def _draw(compositor: Compositor, region: Region) -> None:
    deque(compositor._get_renders(region), maxlen=0)


def _all(compositor: Compositor, simplify: bool = False) -> Any:  # noqa: ANN401 - as the toolkit says it
    if simplify or not active_app.get().is_headless:
        return _full(compositor, simplify=simplify)
    compositor._dirty_regions.clear()
    return _draw(compositor, compositor.size.region)


def _changed(compositor: Compositor) -> Any:  # noqa: ANN401
    if not active_app.get().is_headless:
        return _partial(compositor)
    if changed := compositor._dirty_regions.copy():
        compositor._dirty_regions.clear()
        _draw(compositor, Region.from_union(changed).intersection(compositor.size.region))
    return None


def _parse_once(sheet: Stylesheet, css: str, **how: Any) -> list[RuleSet]:
    """One app's sheet under the same colours is the next one's: parsing it again is a tenth of a test of a screen."""
    worn = _worn.setdefault(tuple(sheet._variables.items()), len(_worn))
    key = (worn, css, *sorted(how.items(), key=lambda item: item[0]))
    if key not in _parsed:
        _parsed[key] = _parse(sheet, css, **how)
    return _parsed[key]


@contextmanager
def unwatched() -> Iterator[None]:
    """While it holds, headless apps draw for nobody, and a sheet of styles is parsed once a process."""
    how: dict[str, Any] = {"render_full_update": _all, "render_partial_update": _changed}
    with ExitStack() as patches:
        patches.enter_context(patch.multiple(Compositor, **how))
        patches.enter_context(patch.object(Stylesheet, "_parse_rules", _parse_once))
        yield
