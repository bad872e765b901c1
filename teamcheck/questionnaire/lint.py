"""Advice on a questionnaire that can be used as it is: rules of writing that people answer better for.

The rules: one idea an item, 4 to 18 words, no "not" in a negative item, none before something good in a positive one and no two
in any, a `why` for each, none that says again what another questionnaire asks; three items or more in a dimension; something to
talk about; the source said.
"""

from collections.abc import Iterable, Iterator

from teamcheck.errors import Code, Place, Problem
from teamcheck.questionnaire.likeness import WORD, worded_twice
from teamcheck.questionnaire.model import Dimension, Item, Questionnaire
from teamcheck.questionnaire.phrasing import denies_something_good, makes_two_claims, negates, negates_twice
from teamcheck.questionnaire.translation_lint import translation_advice

FEWEST_WORDS, MOST_WORDS = 4, 18
FEWEST_ITEMS = 3


def lint(questionnaire: Questionnaire, others: Iterable[Questionnaire] = ()) -> tuple[Problem, ...]:
    """Everything about a questionnaire that could be better; all of it is advice.

    Args:
        questionnaire: One that loads.
        others: Questionnaires whose items it may take as they are, rather than say them again in other words.

    Returns:
        Warnings, by line. The rules on wording are for English and are kept to questionnaires in English.

    >>> from teamcheck.questionnaire.load import load_questionnaire
    >>> [problem.severity for problem in lint(load_questionnaire("seven-features")) if problem.severity != "warning"]
    []
    """
    found = [*source_advice(questionnaire), *translation_advice(questionnaire)]
    comparable = [other for other in others if other.id != questionnaire.id and other.language == questionnaire.language]
    base = questionnaire.base
    near = [(other.id, item) for other in comparable if base is None or other.id != base.id for item in written_here(other)]
    near += [(base.id, item) for item in base.items] if base else []
    unscored = {item.id for dimension in questionnaire.unscored for item in dimension.items}
    for item in written_here(questionnaire):
        where = place(questionnaire, "item", item.id)
        found += item_advice(item, where, english=questionnaire.language.startswith("en"), scored=item.id not in unscored)
        found += likeness_advice(item, where, near, base=base.id if base else "")
    one_by_one = questionnaire.pulse is not None  # a pulse shows each statement for itself
    for dimension in dimensions_written_here(questionnaire):
        found += dimension_advice(dimension, place(questionnaire, "dimension", dimension.id), one_by_one=one_by_one)
    return tuple(sorted(found, key=lambda problem: problem.place.line or 0))


def place(questionnaire: Questionnaire, kind: str, name: str) -> Place:
    """Where a part is written; its file where the line is not known, and the questionnaire's name where that is not."""
    whole = questionnaire.places.get(("questionnaire", questionnaire.id))
    return questionnaire.places.get((kind, name), Place(whole.file if whole else questionnaire.id, key=name))


def written_here(questionnaire: Questionnaire) -> Iterator[Item]:
    """The items written in this file; those of other questionnaires are advised on there."""
    return (item for item in questionnaire.items if not questionnaire.places or ("item", item.id) in questionnaire.places)


def dimensions_written_here(questionnaire: Questionnaire) -> Iterator[Dimension]:
    """The dimensions written in this file; those of the questionnaire it extends are advised on there."""
    places = questionnaire.places
    return (each for each in questionnaire.dimensions if not places or ("dimension", each.id) in places)


def advice(code: Code, where: Place, message: str, fix: str) -> Problem:
    """A warning."""
    return Problem(code, where, message, fix, severity="warning")


def item_advice(item: Item, where: Place, *, english: bool, scored: bool) -> Iterator[Problem]:
    """What could be better about an item; ``scored``: agreeing with it raises or lowers a score."""
    words = len(WORD.findall(item.text))
    if not FEWEST_WORDS <= words <= MOST_WORDS:
        message = f"{item.id} has {words} word{'s' if words != 1 else ''}; people answer {FEWEST_WORDS} to {MOST_WORDS} best."
        fix = "Say one idea in a plain sentence." if words < FEWEST_WORDS else "Keep the one idea, and drop the rest."
        yield advice(Code.ITEM_LENGTH, where, message, fix)
    if english:
        yield from wording_advice(item, where, scored=scored)
    if not item.why:
        message = f"{item.id} does not say which part of the key question it covers."
        yield advice(Code.ITEM_WHY_MISSING, where, message, "Add `why:` with a few words of the key question.")


def wording_advice(item: Item, where: Place, *, scored: bool) -> Iterator[Problem]:
    """What could be better about the English words of an item."""
    if makes_two_claims(item.text):
        message = f"{item.id} seems to make two claims: someone who agrees with one of them only cannot answer."
        yield advice(Code.ITEM_TWO_CLAIMS, where, message, "Make two items of it, or keep the claim that matters more.")
    if item.keyed == "negative" and negates(item.text):
        message = f'{item.id} is keyed negative and holds a "not": disagreeing with it is a double negative.'
        yield advice(Code.ITEM_NEGATION, where, message, "Say what does happen, as in: Conflict in this team drags on.")
    elif negates_twice(item.text):
        message = f"{item.id} holds two negatives: it takes a second reading to see what agreeing means."
        yield advice(Code.ITEM_NEGATION, where, message, "Say it without either, as in: Everyone here gets help.")
    elif scored and item.keyed == "positive" and denies_something_good(item.text):
        message = f"{item.id} says that something good is not so, but agreeing with it raises the score."
        fix = 'Take the "not" out. Or say what is wrong without a "not", and write `keyed: negative`.'
        yield advice(Code.ITEM_NEGATION, where, message, fix)


def likeness_advice(item: Item, where: Place, others: Iterable[tuple[str, Item]], *, base: str) -> Iterator[Problem]:
    """Whether an item says another questionnaire's again in nearly the same words; ``base``: id of the one that is extended."""
    if twice := worded_twice(item, others):
        name, theirs = twice
        message = f'{item.id} says nearly the same as {theirs.id} of {name} ("{theirs.text}"), but answers cannot be compared.'
        fix = f"If you mean the same, take that one: `from: {name}/{theirs.id}`. If not, say it in other words."
        if name == base:
            message = f'{item.id} says nearly the same as {theirs.id} ("{theirs.text}"), which {name} asks already.'
            fix = "Take it out, or ask in other words what is different."
        yield advice(Code.ITEM_LIKE_ANOTHER, where, message, fix)


def dimension_advice(dimension: Dimension, where: Place, *, one_by_one: bool = False) -> Iterator[Problem]:
    """What could be better about a dimension; ``one_by_one``: its items are not meant to be put together."""
    if not one_by_one and dimension.is_scored and len(dimension.items) < FEWEST_ITEMS:
        message = f"{dimension.id} has fewer than {FEWEST_ITEMS} items: its score is rough, and small teams see no agreement."
        yield advice(Code.DIMENSION_FEW_ITEMS, where, message, f"Add items, to {FEWEST_ITEMS} or more.")
    adds = {"question": "`question:` (its key question)", "discuss": "`discuss:` (questions to ask each other)"}
    missing = [key for key in adds if not getattr(dimension, key)]
    if missing:
        message = f"{dimension.id} has no {' and no '.join(f'`{key}`' for key in missing)}: the report has less to talk about."
        fix = f"Add {' and '.join(adds[key] for key in missing)}."
        yield advice(Code.DIMENSION_NOTHING_TO_DISCUSS, where, message, fix)


def source_advice(questionnaire: Questionnaire) -> Iterator[Problem]:
    """What the questionnaire does not say about where it comes from."""
    source = questionnaire.source
    missing = [key for key in ("wording", "licence", "status") if not getattr(source, key)]
    if missing:
        message = f"`source:` does not say: {', '.join(missing)}."
        fix = "Say who wrote the statements, what others may do with them, and what is known of their quality."
        yield advice(Code.SOURCE_NOT_SAID, place(questionnaire, "questionnaire", questionnaire.id), message, fix)
