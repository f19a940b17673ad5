"""The licence a pack names: an SPDX identifier or a LicenseRef, so that whoever remixes it knows where they stand."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from carecompanion.domain.plain import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

KNOWN: Final = (
    "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0", "CC-BY-ND-4.0", "CC-BY-NC-ND-4.0", "CC0-1.0",
    "CC-BY-3.0", "CC-BY-SA-3.0", "CC-BY-NC-3.0", "CC-BY-NC-SA-3.0", "CC-BY-ND-3.0", "CC-BY-NC-ND-3.0",
    "CC-BY-3.0-US", "CC-BY-2.0", "CC-BY-SA-2.0", "CC-BY-2.5", "CC-BY-SA-2.5", "CC-PDDC", "PDDL-1.0", "ODC-By-1.0",
    "ODbL-1.0", "Unlicense", "WTFPL", "0BSD", "MIT", "MIT-0", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0",
    "MPL-2.0", "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later", "LGPL-3.0-only",
    "LGPL-3.0-or-later", "AGPL-3.0-only", "AGPL-3.0-or-later", "GFDL-1.3-only", "GFDL-1.3-or-later", "FSFAP",
    "LAL-1.3", "Artistic-2.0", "EUPL-1.2", "OGL-UK-3.0", "etalab-2.0", "DL-DE-BY-2.0",
)  # fmt: skip
"""Those that words are commonly given under; the whole list is at https://spdx.org/licenses/."""

_NAME: Final = re.compile(r"[A-Za-z0-9.+-]+")
_OWN: Final = re.compile(r"(?:DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+")
_BETWEEN: Final = re.compile(r" (?:AND|OR|WITH) ")


def faults_of_licence(table: Mapping[str, object]) -> Iterator[Flaw]:
    """A flaw where the licence is no SPDX expression, or names one that is not among the common ones."""
    licence = table.get("licence")
    if not isinstance(licence, str) or not licence.strip():
        return
    names = _BETWEEN.split(licence.replace("(", "").replace(")", ""))
    for name in names:
        if _OWN.fullmatch(name) or name in KNOWN:
            continue
        near = _near(name)
        reason = "licence_unknown" if _NAME.fullmatch(name) else "licence"
        yield Flaw(("licence",), reason, {"said": name} | ({"near": near} if near else {}))
        return


def _near(name: str) -> str:
    """The known licence that *name* most likely means, or nothing."""
    as_known = {known.casefold(): known for known in KNOWN}
    found = get_close_matches(re.sub(r"[\s_]+", "-", name.strip()[:40]).casefold(), as_known, n=1)
    return as_known[found[0]] if found else ""
