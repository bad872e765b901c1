"""``blocks``: names over statements that belong together within a dimension, which has one score all the same."""

import pytest

from teamcheck.errors import Code
from teamcheck.questionnaire.diff import diff
from teamcheck.questionnaire.texts import reworded, texts_of

TWO = "items: [{id: a1, text: We plan.}, {id: a2, text: We rest.}, {id: a3, text: We sing.}]"


def ours(head, blocks, more=""):
    return f"{head}dimensions:\n  - {{id: a, title: A, {TWO}, blocks: {blocks}{more}}}"


def test_blocks_are_named_by_their_first_statements(load, head):
    (dimension,) = load(ours(head, "{a1: Work, a3: Play}")).dimensions
    assert dimension.blocks == {"a1": "Work", "a3": "Play"}


def test_blocks_change_nothing_that_figures_depend_on(load, head):
    named, plain = load(ours(head, "{a1: Work, a3: Play}")), load(f"{head}dimensions: [{{id: a, title: A, {TWO}}}]")
    assert named.dimensions[0].sha256 == plain.dimensions[0].sha256
    found = diff(plain, named)
    assert [dimension.comparable for dimension in found.dimensions] == [True]
    assert (found.counted, {change.where for change in found.words}) == (
        [],
        {"dimensions.a.blocks.a1", "dimensions.a.blocks.a3"},
    )


def test_their_names_are_translated(load, whole, whole_german):
    asked = load(whole, ours__de=whole_german)
    way = ("dimensions", "goals", "blocks", "goals2")
    assert texts_of(asked)[way] == "What we do"
    (german,) = asked.translations
    spoken = reworded(asked, german.words.get)
    assert spoken.dimensions[0].blocks == {"goals1": "Was wir wollen", "goals2": "Was wir tun"}


def test_a_dimension_without_blocks_has_none(load, whole):
    assert load(whole).dimensions[1].blocks == {}


@pytest.mark.parametrize(
    ("blocks", "more", "code"),
    [
        ("{a1: Work, a4: Play}", "", Code.REFERENCE_UNKNOWN),
        ("{a2: Work, a3: Play}", "", Code.VALUE_NOT_ALLOWED),
        ("{a1: Work}", "", Code.VALUE_NOT_ALLOWED),
        ("{a1: Work, a2: work}", "", Code.WORDS_TWICE),
        ("{a1: Work, a2: Play}", ", role: real-team", Code.VALUE_NOT_ALLOWED),
    ],
)
def test_blocks_that_cannot_be_shown_are_refused_at_their_line(refused, head, blocks, more, code):
    scored = "\n  - {id: b, title: B, items: [{id: b1, text: We laugh.}]}"
    assert refused(ours(head, blocks, more) + scored) == [(code, 10)]
