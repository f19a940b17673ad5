"""Where pages get their shape: one room of templates for all of them, in which every value is escaped."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from carecompanion.domain.text import clean
from carecompanion.words import say

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from markupsafe import Markup


def template(name: str) -> Template:
    """The template called *name*, of this folder."""
    return _room().get_template(name)


@cache
def styles(*names: str) -> Markup:
    """The style sheets called *names*, one after the other."""
    from markupsafe import Markup

    return Markup("".join(_kept(name) for name in names))  # noqa: S704 - our own files


@cache
def _room() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    from carecompanion.interchange.paper.body import body_as_html

    room = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(_kept),
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_clean,
    )
    room.globals["say"] = say
    room.filters["markdown"] = body_as_html
    return room


def _clean(value: object) -> object:
    """Words without what could act or hide; what is HTML already was made of such words."""
    return clean(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _kept(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
