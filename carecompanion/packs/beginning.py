"""The first pack.toml of an author: a source that can be tried at once, with a note on every key one may want."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from carecompanion.domain.text import clean

if TYPE_CHECKING:
    from datetime import date

SCHEMA: Final = "pack.schema.json"
"""Beside pack.toml; the first line of it points there, for editors."""

_HEAD: Final = """\
#:schema {schema}
# Begun on {day}. What stands after a # is a note to you: members never see it, and you may take it out.
#   carecompanion pack check FOLDER    finds what does not fit, each with its line and column
#   carecompanion pack try FOLDER      shows it as a member will see it, again after every save
# Wherever it says TODO, your own words belong. pack check lists what is left.

id = {id}
title = {title}
version = "1.0"               # for people; the program counts by itself when you build
language = {language}
licence = {licence}          # who may pass it on, and how: a short name from spdx.org/licenses
authors = [{author}]
about = \"\"\"
TODO: what this is about, for whom, and what it is not. Two or three plain sentences.\"\"\"
audience = "anyone"
minutes = [10, 20]            # a sitting, from and to
# care_note = "…"             # what may be hard in it; shown before installing and before the first prompt
leaving = "That is enough for today. It will be here."   # the plain line a pack ends with
# support_route = "…"         # whom a member of your circle can turn to
# arc = "notice, make sense, act"   # then it holds a step with a person and one with a rule

{facilitators}
[[sources]]                   # whose ideas these are; once for each
title = "TODO: a book, a talk, a conversation"
# author = "…"
# year = 2013
# url = "https://…"
idea = "TODO: what you took from it, in your own words"

[[prompt]]
id = "first"                  # small letters, digits and hyphens; it stays the same for good
ask = "TODO: one question, at most 35 words. Begin in a place: what, when, who."
doorway = "TODO: a lighter way in, on one line. Only a name, only the hour."
# targeted = "…"              # the same question, for someone the unfairness is aimed at
minutes = 10
depth = 1                     # 1 notice, 2 make sense, 3 choose or act
intensity = 0                 # 0 light, 1 tender, 2 strong; a strong one needs the next line
# content_note = "Asks about a time you were left out."   # at most 15 words, a fact
# step = "relational"         # or "structural": with a rule, a form, a way of working
# tags = ["noticing"]         # what a member may want to leave out on some days
# follow_up = {{ revisit = [30], offer = ["commitment"] }}   # when to look again; what is offered after

[[prompt]]
id = "second"
ask = "TODO: the next question. It stands alone: prompts come one at a time."
doorway = "TODO: its lighter way in."
depth = 2

# [[prompt.fields]]           # what a prompt may ask for besides writing; nothing is ever required
# id = "today"
# kind = "scale"              # text line list scale choice choices table counts voices person flow commitment
# label = "Today"
# low = 0
# high = 10
# low_label = "far away"
# high_label = "close by"
"""

_FACILITATORS: Final = """\
[[facilitators]]              # whoever holds the circle; leave it out where nobody does
name = {name}
power = "none"                # none, colleague or manager: whoever is managed by you reads a caution before sharing
"""

_PAIR: Final = """
[[practice]]                  # prompts in an order, for one, for two or for a circle
id = "walk"
title = "TODO: a name for it"
who = "pair"                  # solo, pair or circle
# gate = [{ ask = "TODO: a question whose yes lets in", if_no = "leave" }]
steps = [
  { prompt = "first", minutes = 5, turn = "both" },
  { say = "TODO: what one says while the other listens.", minutes = 5, turn = "speaker", swap = true },
  { prompt = "second", minutes = 5, private = true, may_stay_open = true },
]
"""

_PROGRAMME: Final = """
[programme]                   # the same, laid over weeks for a circle
title = {title}
domain = "TODO: what you all care about"
community = "TODO: who it is for"
practice = "TODO: what you will do together"
circle_of = 15                # at most
# outcomes = [{{ id = "O1", words = "…" }}]   # what you hope for; name them in the sessions
"""

_SESSION: Final = """
[[programme.sessions]]
day = {day}
title = "TODO: week {week}"
prompts = [{prompts}]
together = "TODO: what happens when you meet."
"""


def pack_id(name: str) -> str:
    """An id of a pack that is as near to *name* as an id can be."""
    plain = re.sub(r"[^a-z0-9]+", "-", _without_marks(name).lower()).strip("-")[:48].strip("-")
    return plain if len(plain) > 1 else "my-pack"


def first_source(
    name: str, *, title: str, author: str, language: str, licence: str, who: str, weeks: int, day: date
) -> str:
    """The words of a first pack.toml: with a practice for a ``pair``, with a programme for a ``circle``."""
    title, author = clean(title, one_line=True) or name, clean(author, one_line=True)
    said = _HEAD.format(
        schema=SCHEMA,
        day=day.isoformat(),
        id=_quoted(name),
        title=_quoted(title),
        language=_quoted(language),
        licence=_quoted(licence),
        author=_quoted(author) if author else "",
        facilitators=_held_by(author),
    )
    if who == "pair":
        said += _PAIR
    if who == "circle":
        said += _PROGRAMME.format(title=_quoted(title))
        for week in range(1, weeks + 1):
            # A week in between opens with what is there already: it is the author's to choose.
            names = ["first"] if week == 1 else ["second"]
            said += _SESSION.format(day=7 * (week - 1), week=week, prompts=", ".join(map(_quoted, names)))
        said += "closing = true\n"
    return said


def _held_by(author: str) -> str:
    """The tables about whoever holds it: notes only, where nobody gave a name."""
    lines = _FACILITATORS.format(name=_quoted(author or "…")).splitlines(keepends=True)
    return "".join(lines if author else ["# " + line for line in lines])


def _quoted(text: str) -> str:
    """*text* on one line as a string of TOML."""
    return json.dumps(clean(text, one_line=True), ensure_ascii=False)


def _without_marks(text: str) -> str:
    import unicodedata

    return "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))
