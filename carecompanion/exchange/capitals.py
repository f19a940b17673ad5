"""Small words that help to tell a name from a word with a capital. English, and the particles of some names."""

from typing import Final

PARTICLES: Final = "de da do dos das del della di la le van von der den ter ten bin ibn al el"
"""Stand inside a name, in lower case."""

TITLES: Final = "dr mr mrs ms mx prof st"
"""Stand before a name, with a full stop."""

NEVER: Final = (
    "i i'm i've i'd i'll monday tuesday wednesday thursday friday saturday sunday january february march "
    "july august september october november december"
)
"""Capitalised everywhere, and nobody's name."""

STARTERS: Final = (
    "a about above after afterwards again all almost alone along already also although always am an and "
    "another any anyone anything are around as ask at away back be because been before behind being below "
    "beside between both but by call can care could dear did do does doing done don't down during each "
    "earlier either else enough even evening ever every everyone everything few find first for four from "
    "further get give go going good had half has have he hello her here hers hi his how however if in "
    "inside instead is isn't it it's its just keep last late later least let let's like little look made "
    "make many maybe me meanwhile men mine more morning most mother much must my name near neither never next "
    "night no nobody none nor not nothing notice now of off often oh ok okay old on once one only or other our "
    "out outside over own people perhaps picture place please possibly really right said same saw say second see seven "
    "several she should since six so some somebody somehow someone something sometimes soon sorry still "
    "such take tell ten thank thanks that that's the their them then there there's these they they're "
    "thing things think third this those though three through thus time to today together tomorrow "
    "tonight too took toward towards two under until up upon us very was we we're week well were what "
    "what's when where whether which while who whose why will with within without women work would yes "
    "yesterday yet you you're your yours"
)
"""Common where a sentence begins."""
