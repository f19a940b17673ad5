"""Makes tests/vectors/packs: ``python -m tests.packs.freeze_vectors``.

Everything follows from the sources there: the same words, key, serial and day give the same bytes, for ever. Another
program may hold on to these.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any, Final

from carecompanion.crypto.identity import FACILITATOR, fingerprint, safety_words
from carecompanion.crypto.signify import keynum, pub_text, public_of
from carecompanion.packs.carepack import build, read_carepack
from carecompanion.packs.rotation import make_rotation
from tests.packs.signers import LATER_RUTH, RUTH
from tests.packs.sources import SPANISH, WHOLE

FOLDER: Final = Path(__file__).parents[1] / "vectors" / "packs"
SOURCES: Final = {"pack.toml": WHOLE, "es.toml": SPANISH}

BUILDS: Final[dict[str, dict[str, Any]]] = {
    "whole-pack-1.carepack": {
        "secret": RUTH, "signer_name": "Ruth K.", "serial": 1, "published": date(2026, 11, 2),
    },
    "whole-pack-2.carepack": {
        "secret": LATER_RUTH, "signer_name": "Ruth K.", "serial": 2, "published": date(2026, 12, 1),
        "changes": {"en": "One rule more.\nA lighter way in.", "es": "Una regla más."},
        "prev": make_rotation(RUTH, public_of(LATER_RUTH)),
    },
}  # fmt: skip


def told(name: str, files: dict[str, bytes]) -> dict[str, Any]:
    """What another program must find in the pack *name*."""
    given = BUILDS[name]
    signed = read_carepack(build(files, **given))
    return {
        "secret": given["secret"].hex(),
        "key": signed.key.hex(),
        "keynum": keynum(signed.key).hex(),
        "words": " ".join(safety_words(fingerprint(FACILITATOR, signed.key))),
        "signify_pub": pub_text(signed.key),
        "id": signed.id,
        "serial": signed.serial,
        "published": signed.published.isoformat(),
        "signer_name": signed.signer_name,
        "languages": list(signed.languages),
        "sha256_of_what_is_signed": signed.digest.hex(),
        "rotation": None
        if signed.rotation is None
        else {"old": signed.rotation.old.hex(), "signature": signed.rotation.signature.hex()},
    }


def main() -> None:
    """Write the sources, the packs, and what is in them."""
    FOLDER.mkdir(exist_ok=True)
    for name, data in SOURCES.items():
        (FOLDER / name).write_bytes(data)
    for name, given in BUILDS.items():
        (FOLDER / name).write_bytes(build(SOURCES, **given))
    vectors = {name: told(name, SOURCES) for name in BUILDS}
    (FOLDER / "packs.json").write_text(json.dumps(vectors, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
