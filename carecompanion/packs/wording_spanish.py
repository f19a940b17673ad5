"""Spanish wording that never stands in a prompt, as spoken on both sides of the ocean: *tú*, *vos* and *usted*."""

from __future__ import annotations

from typing import Final

_DOING: Final = r"\w+[aeií]r(?:[mts]e|l[aeo]s?|nos)?"
"""A verb as it stands after another: *debes hacer*, not *qué le debes*."""

SHAMING: Final[tuple[str, ...]] = (
    r"rachas?", r"te (?:lo |la |los |las )?(?:perdiste|has perdido)", r"días? (?:saltados?|perdidos?)",
    r"atrasad[oa]s?", r"plazos? vencidos?", r"con retraso", r"(?:te|le) (?:falló|fallaron|ha fallado|han fallado)",
    r"promesas? (?:rotas?|incumplidas?)", r"deber[íi]as", r"(?:usted debería|debería usted)", r"tendrías que",
    r"(?:tienes|tenés|tenéis) que", r"(?:usted tiene|tiene usted) que", rf"(?:debes|debés|debéis) {_DOING}",
    r"(?:usted debe|debe usted)", r"has de", rf"(?:necesitas|necesitás) {_DOING}",
    r"te (?:extrañamos|echamos de menos|hemos echado de menos)", r"fallaste", r"has fallado", r"fracasaste",
    r"has fracasado", r"te (?:quedaste|has quedado) atrás", r"vas por detrás", r"esfuérzate", r"esforzate",
    r"(?:inténtalo|intentalo|intenta) con más ganas", r"pon(?:le|é|ele)? más ganas", r"(?:sin|no hay) excusas?",
    r"(?:buen|gran) trabajo", r"bien hecho", r"felicidades", r"felicitaciones", r"enhorabuena",
    r"(?<!\bsi )s(?:igue|eguí) así",
    r"sé (?:sincer[oa]|honest[oa])", r"qué vergüenza", r"(?:debería darte|no te da) vergüenza",
)  # fmt: skip
"""Wording that directs, grades or shames."""

VERDICTS: Final[tuple[str, ...]] = (
    r"tóxic[oa]s?", r"saludables?", r"san[oa]s?", r"insan[oa]s?", r"enfermiz[oa]s?", r"valientes?", r"valentía",
    r"resilien\w*", r"egoístas?", r"perezos[oa]s?", r"culpables?", r"diagn[oó]stic\w*", r"síntomas?", r"detonantes?",
    r"disparadores?", r"gatillos?",
)  # fmt: skip
"""Words that hold a verdict or a diagnosis; only for what is asked of a reader."""

TRAUMA_DETAIL: Final[tuple[str, ...]] = (
    r"describ(?:e|í|a) (?:lo|el|la) peor", r"(?:en|con) (?:todo |gran |pleno |mucho |sumo )?detalle",
    r"con (?:todos los |muchos |todo lujo de |lujo de )?detalles", r"con pelos y señales",
    r"peor(?:es)? (?:momentos?|recuerdos?|experiencias?)",
    r"lo peor que te (?:pasó|ha pasado|ocurrió|ha ocurrido|hicieron|han hecho)", r"revive", r"reviví", r"revivir\w*",
    r"vuelve a vivir\w*", r"cuenta (?:toda la historia|la historia (?:entera|completa))", r"tus? traumas?",
    r"dónde (?:lo |la |eso |esto )?(?:sientes|sentís|sentiste|sentías)",
    r"en qué (?:parte|lugar|zona) del? (?:tu )?cuerpo",
)  # fmt: skip
"""Wording that asks for an account of trauma, or of the body."""
