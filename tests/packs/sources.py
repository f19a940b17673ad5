"""A pack's source that uses every key of the format, and the smallest one that can be read."""

from __future__ import annotations

SMALL = b"""id = "small"
title = "Small"
language = "en"
licence = "CC-BY-4.0"
leaving = "That is enough for today."

[[sources]]
title = "A talk"
"""

WHOLE = b"""\
id = "whole-pack"
title = "The whole of it"
version = "1.2"
serial = 3
language = "en"
licence = "CC-BY-4.0"
authors = ["R. K."]
about = "What it is."
audience = "anyone"
minutes = [15, 20]
arc = "see, act"
care_note = "It may be much."
leaving = "That is enough for today."
support_route = "Your card."
needs = [{ id = "house", serial = 1 }]

[[facilitators]]
name = "Ruth"
power = "colleague"

[[sources]]
title = "A book"
author = "Someone"
year = 2013
url = "https://example.org/book"
idea = "what we took"

[[prompt]]
id = "everything"
ask = "Where were you?"
doorway = "Only the place."
targeted = "Where were they?"
form = "worksheet"
minutes = 12
depth = 2
intensity = 2
content_note = "Asks about a time you were left out."
step = "relational"
checkin = true
tags = ["allyship", "noticing"]
follow_up = { revisit = [7, 30], offer = ["commitment", "grounding"] }

[[prompt.fields]]
id = "words"
kind = "text"
label = "Words"
help = "As many as come."
placeholder = "Begin anywhere"

[[prompt.fields]]
id = "pull"
kind = "line"
label = "What is pulling?"

[[prompt.fields]]
id = "doors"
kind = "list"
label = "Doors"
at_most = 3

[[prompt.fields]]
id = "about"
kind = "choice"
label = "About"
options = [{ id = "team", label = "The team" }, { id = "cause", label = "The cause" }]

[[prompt.fields]]
id = "also"
kind = "choices"
label = "Also"
options = [{ id = "me", label = "Myself" }]

[[prompt.fields]]
id = "side"
kind = "scale"
label = "Where"
two_sided = true
reach = 5
low_label = "rescuing"
middle = "connected"
high_label = "retreating"
by = "about"

[[prompt.fields]]
id = "seen"
kind = "scale"
label = "Seen"
low = 0
high = 10
low_label = "not at all"
high_label = "wholly"
pair = { with = "seeing", as = "seen-seeing" }

[[prompt.fields]]
id = "seeing"
kind = "scale"
label = "Seeing"
low = 0
high = 10
low_label = "not at all"
high_label = "wholly"

[[prompt.fields]]
id = "areas"
kind = "table"
label = "Areas"
rows = [{ id = "leave", label = "Leave" }]
columns = [
  { id = "who", label = "Who", kind = "line" },
  { id = "stage", label = "Stage", kind = "choice", stage = true, options = [{ id = "new", label = "Unseen" }] },
  { id = "n", label = "How many", kind = "number" },
  { id = "by", label = "By when", kind = "date" },
  { id = "said", label = "Said", kind = "scale", low = 0, high = 4, low_label = "no", high_label = "yes", PAIR },
  { id = "done", label = "Done", kind = "scale", low = 0, high = 4, low_label = "no", high_label = "yes" },
]

[[prompt.fields]]
id = "people"
kind = "counts"
label = "People"
rows = [{ id = "hired", label = "Hired" }]

[[prompt.fields]]
id = "two"
kind = "voices"
label = "Two voices"
voices = ["seen as good", "of use"]

[[prompt.fields]]
id = "who"
kind = "person"
label = "Who"
roles = ["ally", "team"]
several = true

[[prompt.fields]]
id = "moves"
kind = "flow"
label = "What moves"
directions = ["refills", "empties"]

[[prompt.fields]]
id = "promise"
kind = "commitment"
label = "One thing"
owner_role = true
authority = true

[[prompt]]
id = "rule"
ask = "Which rule?"
step = "structural"

[[practice]]
id = "walk"
title = "A walk"
who = "pair"
gate = [{ ask = "Do they want to hear from you?", if_no = "support" }, { ask = "Now?", if_no = "rule" }]
steps = [
  { prompt = "everything", minutes = 3, turn = "both" },
  { say = "Listen.", minutes = 10, turn = "speaker", swap = true },
  { ground = "room-count" },
  { prompt = "rule", private = true, may_stay_open = true, hold_hours = 24, revisit = [30] },
]

[programme]
title = "Six weeks"
domain = "Leadership"
community = "Those who can change it"
practice = "Trying"
circle_of = 12
outcomes = [{ id = "O1", words = "See the rules" }]

[[programme.sessions]]
day = 0
title = "Week 1"
outcomes = ["O1"]
practices = ["walk", "house/any"]
prompts = ["rule", "house/pace"]
together = "Bring tea."
closing = true

[[ground]]
id = "corners"
title = "Corners"
body_free = true
steps = ["Find four corners.", "Name one."]

[[guide]]
id = "received"
title = "Received"
boxes = ["Words that stayed"]

[[frame]]
id = "three"
title = "Three"
sections = ["What", "So what", "Now what"]
""".replace(b"PAIR", b'pair = { with = "done", as = "said-done" }')

SPANISH = """\
title = "Todo"
leaving = "Basta por hoy."

[[sources]]
idea = "lo que tomamos"

[prompt.everything]
ask = "¿Dónde estabas?"
content_note = "Pregunta por un momento en que te dejaron fuera."

[prompt.everything.fields.side]
label = "Dónde"
low_label = "rescatando"

[prompt.everything.fields.about.options]
team = { label = "El equipo" }

[prompt.everything.fields.areas.columns]
who.label = "Quién"
stage.options.new.label = "Sin ver"

[prompt.everything.fields.two]
voices = ["que se vea", "que sirva"]

[practice.walk]
gate = [{ ask = "¿Quieren oírte?" }, { ask = "¿Ahora?" }]
steps = [{}, { say = "Escucha." }, {}, {}]

[programme]
title = "Seis semanas"
outcomes.O1.words = "Ver las reglas"

[[programme.sessions]]
title = "Semana 1"

[ground.corners]
steps = ["Busca cuatro esquinas.", "Nombra una."]
""".encode()
