"""What LimeSurvey's importer makes of texts, codes and languages, and what it drops, misreads or breaks off at."""

import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape

from teamcheck.errors import Problem
from teamcheck.questionnaire.export.checks import cannot_hold, languages_in_one, loses, named, shown_texts
from teamcheck.questionnaire.export.form import scales_of
from teamcheck.questionnaire.lint import place
from teamcheck.questionnaire.matching import comparable
from teamcheck.questionnaire.model import Questionnaire, Scale
from teamcheck.questionnaire.translated import languages_of

#: What a question may not be called, for it has a meaning in the tool's expressions.
_RESERVED_FOR_QUESTIONS = frozenset({"self", "that", "this"})
#: What a statement may not be called, for it would be the column of its timing.
_RESERVED_FOR_STATEMENTS = frozenset({"time"})
#: Columns of the tool's own: a question of that name could not be told from them.
_OWN_COLUMNS = frozenset(
    {"id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr", "refurl", "token"}
)
#: Characters of an answer's code, of a survey's title, of a group's name.
_LONGEST_CODE, _LONGEST_TITLE, _LONGEST_GROUP = 5, 200, 100
_CODE = re.compile(rf"[a-z0-9]{{1,{_LONGEST_CODE}}}")
#: What the importer shows as something else: `{name}` is a formula, `&lt;` a sign, and a backslash takes the next quote away.
_MISREAD: tuple[tuple[Callable[[str], object], str, str], ...] = (
    (re.compile(r"[{}]").search, "braces", "LimeSurvey calculates what stands between them"),
    (re.compile(r"\\").search, "a backslash", "LimeSurvey's importer stumbles over it"),
    (lambda text: unescape(text) != text, "a code such as &lt;", "LimeSurvey shows the sign that it stands for"),
)
#: The languages that it can speak, by its own tags.
_SPOKEN = (
    "af am ar az be bg bn bs ca ca-valencia ceb ckb cnr cs cs-informal cy da de de-easy de-informal el en es es-AR es-CL "
    "es-CO es-MX et eu fa fi fil fr ful ga gl gu hat haz he hi hil hr hu hy id ike ilo is it it-informal ja ka kal kk km "
    "kmr kn ko ky lb lt lv mk ml mn mr ms mt mya nb ne nl nl-informal nn oc ory pa pap-CW pl pl-informal prs ps pt pt-BR ro "
    "roh ru run rw sah si sk sl smi so sq sr sr-Latn sv swh ta te tg th ti tl tr uk ur uz vi xho yor zh-Hans zh-Hant-HK "
    "zh-Hant-TW zu"
)
_LANGUAGES = frozenset(_SPOKEN.split())
_FULL_ANSWERS = "Export the answers as full answers, not as codes."


def written(text: str) -> str:
    """A text as the importer takes it: ``<`` begins a tag there, and ``&`` stays as it is.

    >>> written("R&D in < 3 weeks")
    'R&D in &lt; 3 weeks'
    """
    shown = text.replace("<", "&lt;").replace("\n", "<br />").replace("\t", " ")
    if len(shown) > 1 and shown.startswith('"') and shown.endswith('"'):
        # it takes the quotes around a whole cell for those of a spreadsheet, and takes them away
        return '"' + shown.replace('"', '""') + '"'
    return shown


def tag_of(language: str) -> str:
    """A language as LimeSurvey calls it: where it has none for ``de-AT``, the one for ``de``.

    >>> tag_of("de-AT"), tag_of("pt-BR"), tag_of("zh-Hant-TW"), tag_of("tlh")
    ('de', 'pt-BR', 'zh-Hant-TW', 'tlh')
    """
    tag = language
    while tag:
        if tag in _LANGUAGES:
            return tag
        tag = tag.rpartition("-")[0]
    return language


def point_codes(scale: Scale) -> dict[int, str]:
    """Each point's code: the point itself; where points can be below 0, which no code can say, its place."""
    if scale.lowest >= 0:
        return {point: str(point) for point in scale.points}
    return {point: f"A{place}" for place, point in enumerate(scale.points, start=1)}


def choice_codes(choices: Mapping[str, str]) -> dict[str, str]:
    """Each choice's code: its id, or where that is too long another, which is no choice's id.

    >>> choice_codes({"nurse": "Nurse", "administration": "Administration", "c2": "Care"})
    {'nurse': 'nurse', 'administration': 'C1', 'c2': 'c2'}
    """
    numbered = (f"C{number}" for number in range(1, 2 * len(choices) + 1))
    free = (code for code in numbered if code.lower() not in choices)
    return {name: name if _CODE.fullmatch(name) else next(free) for name in choices}


def option_code(name: str) -> str:
    """The code of an option: its id without hyphens."""
    return name.replace("-", "")


def doubts(questionnaire: Questionnaire) -> Iterator[Problem]:
    """What LimeSurvey's importer would drop, take for something else or break off at."""
    yield from _ids_in_the_way(questionnaire)
    yield from _texts_in_the_way(questionnaire)
    yield from _languages_in_the_way(questionnaire)
    yield from _codes_in_the_way(questionnaire)


def _ids_in_the_way(questionnaire: Questionnaire) -> Iterator[Problem]:
    for kind, name in named(questionnaire):
        reserved = _RESERVED_FOR_STATEMENTS if kind == "item" else _RESERVED_FOR_QUESTIONS
        where = place(questionnaire, kind, name)
        if name in reserved:
            message = f"`{name}` is a word of LimeSurvey's own: the import breaks off there."
            yield cannot_hold(where, message, f"Choose another id, such as {name}1.")
        if kind != "item" and name in _OWN_COLUMNS:
            message = f"LimeSurvey has a column `{name}` of its own: the two could not be told apart."
            yield cannot_hold(where, message, f"Choose another id, such as {name}1.")
    items = {item.id for item in questionnaire.items}
    for asked in questionnaire.checklists:
        codes = [option_code(name) for name in asked.options]
        for name, code in zip(asked.options, codes, strict=True):
            if code in items or codes.count(code) > 1 or len(code) > 20:
                message = f"The option `{name}` of {asked.id} would be `{code}` in LimeSurvey, which is taken or too long."
                fix = "Choose another id: lowercase letters and digits, 20 at most, and none that an item has."
                yield cannot_hold(place(questionnaire, "checklist", asked.id), message, fix)


def _texts_in_the_way(questionnaire: Questionnaire) -> Iterator[Problem]:
    for where, way, text in shown_texts(questionnaire):
        longest = _LONGEST_TITLE if way == ("title",) else _LONGEST_GROUP if way[-1] == "title" else None
        if longest and len(written(text)) > longest:
            message = f"The title has {len(written(text))} characters; LimeSurvey holds {longest}, and breaks off at more."
            yield cannot_hold(where, message, "Shorten it.")
        for is_in, sign, why in _MISREAD:
            if is_in(text):
                yield cannot_hold(where, f"The text holds {sign}: {why}.", f"Write it without {sign}.")


def _languages_in_the_way(questionnaire: Questionnaire) -> Iterator[Problem]:
    for language in languages_of(questionnaire):
        if tag_of(language) not in _LANGUAGES:
            message = f"LimeSurvey may not know the language {language}: it has no sentences of its own in it."
            fix = "Look at the survey in this language before you send it out."
            yield loses(place(questionnaire, "language", language), message, fix)
    yield from languages_in_one(questionnaire, "LimeSurvey", tag_of)


def _codes_in_the_way(questionnaire: Questionnaire) -> Iterator[Problem]:
    for scale in scales_of(questionnaire):
        if scale.lowest < 0:
            message = f"LimeSurvey has no codes below 0: the points of {scale.id} have A1, A2 and so on instead."
            yield loses(place(questionnaire, "scale", f"scales.{scale.id}"), message, _FULL_ANSWERS)
    for asked in questionnaire.background:
        where = place(questionnaire, "background", asked.id)
        long = [name for name, code in choice_codes(asked.choices).items() if code != name]
        if long:
            codes = "get other codes" if len(long) > 1 else "gets another code"
            message = (
                f"LimeSurvey's codes are {_LONGEST_CODE} letters or digits at most: {', '.join(long)} of {asked.id} {codes}."
            )
            yield loses(where, message, _FULL_ANSWERS)
        ids = {comparable(name): name for name in asked.choices}
        for name, text in asked.choices.items():
            if ids.get(comparable(text), name) != name:
                message = f'The words of the choice {name} of {asked.id}, "{text}", are the id of another choice.'
                yield cannot_hold(where, message, "Use other words, or another id.")
