"""Markup that has no place in a pack's words: HTML, and the styles of terminals and of the framework.

Words are shown as they are in any case; what is written like this is meant to act, and is refused with the pack.
"""

from __future__ import annotations

import re
from typing import Final

_STYLES: Final = (
    "b|i|u|s|bold|dim|italic|underline|strike|reverse|blink|blink2|link|on|not|black|red|green|yellow|blue|magenta|"
    "cyan|white|none|auto|default"
)

# Neither looks on without end for what closes it: a text of brackets would keep it busy for minutes.
HTML: Final = re.compile(r"</?[A-Za-z][^<>\n]*+>|<!--|&(?:[A-Za-z]{2,8}|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});")
STYLE: Final = re.compile(
    rf"\[/\]|\[/?(?:@[^\[\]\n]{{0,200}}"
    rf"|(?:{_STYLES}|#[0-9A-Fa-f]{{3,8}}|\$[a-z-]{{1,40}})(?:[ =][^\[\]\n]{{0,200}})?)\]"
    r"|\\(?:x1[bB]|033|e|u001[bB])\["
)


def has_markup(text: str) -> bool:
    """Does *text* hold HTML or a style?"""
    # Nearly every text passes at the first look.
    may_be_html = ("<" in text and (">" in text or "<!--" in text)) or ("&" in text and ";" in text)
    may_be_style = "[" in text and ("]" in text or "\\" in text)
    return bool((may_be_html and HTML.search(text)) or (may_be_style and STYLE.search(text)))
