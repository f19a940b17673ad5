"""Markdown that somebody wrote, as inert HTML: every word of it stays readable, and nothing in it acts.

HTML in it is words. Links lead to http, https and mailto only and show where; pictures are their words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict
    from markupsafe import Markup

DEEPEST: Final = 60
"""How deep quotes and lists may stand in each other; what is deeper is shown as it was typed."""

MOST_BRACKETS: Final = 10_000
"""Beyond so many [ a text is shown as it was typed: unpaired ones take the reader of Markdown time by their square."""

TOP: Final = 3
"""The level of the first heading in a body: below the page's and the section's own."""

_LOWEST: Final = 6
_LINKS: Final = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)
_NOT_TEXT: Final = ("code", "reference")
"""Rules of Markdown that are left out: an indented line is no program, and a definition would vanish from the page."""


def body_as_html(text: str) -> Markup:
    """*text* (clean, LF) as HTML of a section."""
    from markupsafe import Markup, escape

    tokens = _tokens(text)
    if tokens is None:
        return Markup('<p class="typed">{}</p>\n').format(escape(text))
    _put_in_order(tokens)
    reader = _reader()
    return Markup(reader.renderer.render(tokens, reader.options, {}))  # noqa: S704 - escaped by its writer


def _tokens(text: str) -> list[Token] | None:
    """What Markdown finds in *text*; None where it would drop what stands too deep, or take too long."""
    if text.count("[") > MOST_BRACKETS:
        return None
    tokens = _reader().parse(text)
    return tokens if max((token.level for token in tokens), default=0) < DEEPEST - 1 else None


def _put_in_order(tokens: Sequence[Token]) -> None:
    """Headings go down one level at a time, whatever number of # was typed, so that they make a table of contents."""
    above: list[int] = []
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            typed = int(token.tag[1])
            if token.type == "heading_open":
                while above and above[-1] >= typed:
                    above.pop()
                above.append(typed)
            token.tag = f"h{min(TOP + len(above) - 1, _LOWEST)}"


def _is_link(address: str) -> bool:
    return _LINKS.match(address) is not None


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    reader = MarkdownIt(
        "commonmark", {"html": False, "breaks": True, "maxNesting": DEEPEST, "xhtmlOut": False}
    )
    reader.enable(["table", "strikethrough"]).disable(_NOT_TEXT)
    reader.validateLink = _is_link  # type: ignore[assignment, method-assign]  # how the library is told
    for name, rule in (
        ("link_open", _link_begins),
        ("link_close", _link_ends),
        ("image", _picture),
        ("fence", _fence),
        ("th_open", _cell),
        ("td_open", _cell),
    ):
        reader.add_render_rule(name, rule)
    return reader


def _link_begins(
    _writer: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType
) -> str:
    from markupsafe import Markup

    address = str(tokens[at].attrGet("href"))
    # Words in brackets before empty ones are a link to nowhere: to Markdown, never to a reader.
    return Markup('<a href="{}" rel="noreferrer noopener">').format(address) if _is_link(address) else ""


def _link_ends(
    _writer: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType
) -> str:
    """After its words a link shows where it leads, for paper and for whoever looks before they go."""
    from markupsafe import Markup

    begins = at - 1
    while tokens[begins].type != "link_open":
        begins -= 1
    address, title = str(tokens[begins].attrGet("href")), tokens[begins].attrGet("title")
    if not _is_link(address):
        return ""
    words = "".join(token.content for token in tokens[begins + 1 : at])
    shown = [] if words in (address, address.removeprefix("mailto:")) else [address]
    shown += [str(title)] if title else []
    end = Markup("</a>")
    return end + Markup(' <span class="address">({})</span>').format(", ".join(shown)) if shown else end


def _picture(
    writer: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType
) -> str:
    from markupsafe import escape

    words = writer.renderInlineAsText(tokens[at].children, options, env)
    return str(escape(say("paper.picture", words=words) if words else say("paper.picture_alone")))


def _fence(
    _writer: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType
) -> str:
    """What stands beside the opening marks is words too: somebody may not have meant a program."""
    from markupsafe import Markup

    said = tokens[at].info.strip()
    head = Markup("<p>{}</p>\n").format(said) if said else Markup("")
    return head + Markup("<pre><code>{}</code></pre>\n").format(tokens[at].content)


def _cell(
    _writer: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType
) -> str:
    return f"<{tokens[at].tag}>"
