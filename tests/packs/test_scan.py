"""The glance that lets an honest source pass quickly lets nothing pass that a look at every sign would not."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from carecompanion.packs.scan import DEPTH, DOTS, PARTS, _hardship, _is_plain
from tests.packs.sources import SMALL, SPANISH, WHOLE

PIECES = st.sampled_from(
    ['"', "'", '"""', "'''", "\\", "#", "\n", "[", "]", "{", "}", ".", "=", ",", "a", " ", "\\\n", "." * (DOTS + 1),
     "[" * DEPTH, "a = 1, ", "é"]
)  # fmt: skip


def test_honest_sources_pass_at_a_glance() -> None:
    for source in (SMALL, WHOLE, SPANISH):
        assert _is_plain(source.decode())


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
@example('a = """x"""" # """')
@example('a = "" "x"""')
@example("." * DOTS + "''" + ".")
@example("a,\n" * (PARTS + 1))
def test_what_passes_at_a_glance_passes_sign_by_sign(text: str) -> None:
    if _is_plain(text):
        assert _hardship("pack.toml", text) is None
