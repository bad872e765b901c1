"""What must hold between a translation and its questionnaire: the same ids and places, and words that can be told apart."""

from collections.abc import Iterable, Mapping

from teamcheck.errors import Code
from teamcheck.questionnaire.core import core_ways
from teamcheck.questionnaire.matching import comparable
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.reports import Reports
from teamcheck.questionnaire.scales import misleading_labels
from teamcheck.questionnaire.texts import beginnings, texts_of
from teamcheck.questionnaire.translation_format import TranslationFormat
from teamcheck.questionnaire.translation_model import Way

#: What an id is the name of, by the key it stands under.
NAMED_UNDER = {
    "scales": "scale",
    "groups": "group",
    "dimensions": "dimension",
    "background": "background question",
    "comments": "comment question",
    "checklists": "checklist",
    "voices": "voice",
}
NAMED_WITHIN = {
    ("scales", "points"): "point",
    ("dimensions", "items"): "item",
    ("dimensions", "blocks"): "block",
    ("background", "choices"): "choice",
    ("checklists", "options"): "option",
}


def check_header(written: TranslationFormat, questionnaire: Questionnaire, language: str, reports: Reports) -> None:
    """The file must say what its name says."""
    code = Code.TRANSLATION_NOT_OF_THIS
    if written.of != questionnaire.id:
        message = f"It says it translates `{written.of}`, but by its name it translates `{questionnaire.id}`."
        reports.report(code, ("of",), message, f"Write of: {questionnaire.id}, or rename the file.")
    if written.language != language:
        message = f"It says its language is `{written.language}`, but its name says `{language}`."
        fix = f"Call the file {questionnaire.id}.{written.language}.yaml, or correct the language."
        reports.report(code, ("language",), message, fix)
    if written.language == questionnaire.language:
        message = f"`{written.language}` is the language of the questionnaire itself."
        reports.report(code, ("language",), message, "Change the words in the questionnaire instead.")


def check_core(words: Iterable[Way], questionnaire: Questionnaire, language: str, reports: Reports) -> None:
    """What the questionnaire has from another that it extends is translated there, alike for all that extend it."""
    if questionnaire.base is None:
        return
    core, base = {part_of(way) for way in core_ways(questionnaire)}, questionnaire.base.id
    for part in dict.fromkeys(part_of(way) for way in words):
        if part in core:
            message = f"`{part[-1]}` belongs to {base}, which this questionnaire extends."
            reports.report(Code.CORE_TOUCHED, part, message, f"Take it out: its words stand in {base}.{language}.yaml.")


def part_of(way: Way) -> Way:
    """The dimension, the scale or the like that a way leads into; of the wordings of a voice the statement.

    >>> part_of(("dimensions", "goals", "items", "goals1")), part_of(("voices", "leader", "goals1"))
    (('dimensions', 'goals'), ('voices', 'leader', 'goals1'))
    """
    return way if way[0] == "voices" else way[:2]


def check_known(words: Iterable[Way], questionnaire: Questionnaire, reports: Reports) -> None:
    """Every text must stand where the questionnaire has one; a statement in any dimension that asks it.

    Nothing is said where parts of the questionnaire were left out because of faults: the text may be of such a part.
    """
    if not questionnaire.places:
        return
    asked = [("dimensions", each.id, "items", item.id) for each in questionnaire.dimensions for item in each.items]
    here, there = beginnings(words), beginnings([*texts_of(questionnaire), *asked])
    strange = [way for way in here if way not in there and (len(way) == 1 or way[:-1] in there)]
    for way in dict.fromkeys(way[:-1] if isinstance(way[-1], int) else way for way in strange):
        if way in there:
            tell_too_long(way, here, there, reports)
        else:
            tell_strange(way, there, reports)


def tell_strange(way: Way, there: Iterable[Way], reports: Reports) -> None:
    """That the questionnaire has nothing of such an id, or nothing under such a key."""
    code, name = Code.TRANSLATION_NOT_OF_THIS, str(way[-1])
    if (what := named_by(way)) is not None:
        beside = [str(other[-1]) for other in there if other[:-1] == way[:-1]]
        reports.unknown(code, way, what, name, beside)
        return
    message = f"`{name}` stands here, but the questionnaire has none."
    reports.report(code, way, message, "Delete it: a translation has words only for what the questionnaire has.")


def named_by(way: Way) -> str | None:
    """What the id at the end of a way is the name of; None for a key of the format.

    >>> named_by(("dimensions", "goals", "items", "goals1")), named_by(("dimensions", "goals", "title"))
    ('item of goals', None)
    """
    match way:
        case str(key), _:
            return NAMED_UNDER.get(key)
        case "scoring", "bands", _:
            return "band that begins at"
        case "voices", voice, _:
            return f"item of {voice}"
        case str(key), owner, str(part), _ if (key, part) in NAMED_WITHIN:
            return f"{NAMED_WITHIN[key, part]} of {owner}"
    return None


def tell_too_long(way: Way, here: Iterable[Way], there: Iterable[Way], reports: Reports) -> None:
    """That a list has more entries than that of the questionnaire."""
    written, known = (sum(other[:-1] == way for other in ways) for ways in (here, there))
    message = f"`{way[-1]}` has {entries(written)}, but the questionnaire has {known} there."
    reports.report(Code.TRANSLATION_NOT_OF_THIS, way, message, "Translate what the questionnaire has.")


def entries(number: int) -> str:
    """How many entries, in words."""
    return f"{number} entry" if number == 1 else f"{number} entries"


def check_labels(words: Mapping[Way, str], reports: Reports) -> None:
    """No label may be read as something else in an answers file."""
    for way, text in words.items():
        match way:
            case "scales", str(scale), "points", str(point):
                for _, message, fix in misleading_labels(scale, {int(point): text}):
                    reports.report(Code.SCALE_NOT_USABLE, way, message, fix)


def check_differences(words: Mapping[Way, str], reports: Reports) -> None:
    """What people tell apart by its words must differ in them."""
    first: dict[tuple[Way, str], str] = {}
    for way, text in words.items():
        if (found := told_apart(way)) is None:
            continue
        among, name = found
        other = first.setdefault((among, comparable(text)), name)
        if other != name:
            message = f"{name} has the same words as {other}."
            reports.report(Code.WORDS_TWICE, way, message, "Word one of them differently.")


def told_apart(way: Way) -> tuple[Way, str] | None:
    """Among what a text must differ, and what it is called; None where it may be like any other.

    >>> told_apart(("scales", "agree5", "points", "1")), told_apart(("dimensions", "goals", "title"))
    ((('scales', 'agree5'), 'points 1 of agree5'), None)
    """
    match way:
        case ("comments", question) | ("background" | "checklists", question, "text") | ("dimensions", _, "items", question):
            return (), str(question)
        case "scales", scale, *rest:
            return way[:2], f"{' '.join(map(str, rest))} of {scale}"
        case ("background", question, "choices", name) | ("checklists", question, "options", name):
            return way[:3], f"{name} of {question}"
        case ("voices" | "scoring", owner, name):
            return way[:2], f"{name} of {owner}"
    return None


def check_statements(words: Mapping[Way, str], reports: Reports) -> None:
    """A statement of several dimensions is translated once, or alike."""
    first: dict[str, str] = {}
    for way, text in words.items():
        match way:
            case "dimensions", _, "items", str(item) if first.setdefault(item, text) != text:
                message = f"{item} is translated twice, in other words."
                reports.report(Code.ID_TWICE, way, message, "Translate it once, in the dimension that asks it first.")
