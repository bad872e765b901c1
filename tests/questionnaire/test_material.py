"""``material``: a dimension whose texts for a talk are those of another questionnaire's, wherever it has none of its own."""

import pytest

from teamcheck.errors import Code
from teamcheck.questionnaire.load import files_of
from teamcheck.questionnaire.texts import texts_of

#: What all that is read in a talk is called in a dimension.
MATERIAL = ("question", "discuss", "try_", "exercise", "caution", "care", "patterns")


def ours(head, more=""):
    own = "dimensions: [{id: plans, title: Plans, material: theirs/goals, items: [{id: plans1, text: We plan.}]"
    return f"{head}{own}{more}}}]"


def material(dimension):
    return {name: getattr(dimension, name) for name in MATERIAL}


@pytest.fixture
def theirs(whole):
    return whole.replace("id: ours\n", "id: theirs\n")


def test_all_that_is_read_in_a_talk_is_that_of_the_other_and_nothing_else(load, head, theirs, whole):
    (other, _), (mine,) = load(whole).dimensions, load(ours(head), theirs=theirs).dimensions

    assert material(mine) == material(other)
    assert all(material(mine).values())
    assert (mine.id, mine.title, mine.prompt, mine.group) == ("plans", "Plans", "", None)
    assert [item.id for item in mine.items] == ["plans1"]
    assert mine.items[0].scale.id == "agree"


def test_what_a_dimension_says_itself_stands(load, head, theirs):
    (mine,) = load(ours(head, ", discuss: [When?], patterns: {low_apart: Wait.}"), theirs=theirs).dimensions

    assert (mine.discuss, mine.patterns) == (("When?",), {"low_apart": "Wait."})
    assert mine.exercise.title == "Draw goals"


def test_the_words_can_be_translated_beside_its_own(load, head, theirs):
    texts = texts_of(load(ours(head), theirs=theirs))
    assert texts["dimensions", "plans", "exercise", "title"] == "Draw goals"


def test_the_digest_and_the_files_are_with_those_of_the_other(load, head, theirs, tmp_path):
    first = load(ours(head), theirs=theirs)
    assert [file.name for file in files_of(tmp_path / "ours.yaml")] == ["ours.yaml", "theirs.yaml"]
    assert load(ours(head), theirs=theirs.replace("Draw goals", "Paint goals")).sha256 != first.sha256


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("theirs/goal", Code.REFERENCE_UNKNOWN),
        ("theirs/goals1", Code.REFERENCE_UNKNOWN),
        ("no-such/goals", Code.REFERENCE_UNKNOWN),
        ("goals", Code.VALUE_NOT_ALLOWED),
        ("ours/plans", Code.REFERENCE_CIRCLE),
    ],
)
def test_material_that_cannot_be_found_is_refused_at_its_line(refused, head, theirs, place, code):
    assert refused(ours(head).replace("theirs/goals", place), theirs=theirs) == [(code, 9)]
