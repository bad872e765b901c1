"""A sheet from outside is what was asked, or it is refused; nothing of it is changed but space and control characters."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.collect.sheet import LONGEST_COMMENT, NotASheetError, Sheet, asked_in, checked, sheet_from
from teamcheck.questionnaire.asked import Asked, asked_of
from teamcheck.questionnaire.model import Checklist, CommentQuestion, Dimension, Item, Option, Questionnaire, Scale

AGREE = Scale("agree", 1, 5, {}, "Not relevant", frozenset({4, 5}), frozenset({1, 2}))
TEN = Scale("ten", -2, 8, {}, None, frozenset({8}), frozenset({-2}))
WASTE = Checklist("waste", "What?", 2, {name: Option(name) for name in ("forms", "noise", "waits")})
SHARED = Item("aims1", "We.", "positive", AGREE)
ASKED = asked_of(
    Questionnaire(
        id="any",
        version="1.0.0",
        language="en",
        title="Any",
        sha256="",
        dimensions=(
            Dimension("aims", "Aims", (SHARED, Item("aims2", "I.", "negative", TEN))),
            Dimension("again", "Again", (SHARED,)),
            Dimension("trust", "Trust", (Item("trust1", "You.", "positive", AGREE), SHARED)),
        ),
        comments=(CommentQuestion("keep", "What?"),),
        checklists=(WASTE,),
    ),
    background=False,
)


def test_a_statement_of_two_features_is_asked_once_in_the_first() -> None:
    assert [(section.dimension.id, [item.id for item in section.items]) for section in ASKED.sections] == [
        ("aims", ["aims1", "aims2"]),
        ("trust", ["trust1"]),
    ]
    assert (ASKED.columns, ASKED.count) == (("aims1", "aims2", "trust1", "waste"), 5)


def test_fields_of_a_form_become_a_sheet() -> None:
    fields = {
        "aims1": ["NA"],
        "aims2": ["-2"],
        "trust1": ["PNTS"],
        "waste": ["waits", "forms"],
        "keep": [" The tea.\r\nAll of it. "],
        "token": ["x"],
    }

    assert sheet_from(fields, ASKED) == Sheet(
        answers={"aims1": "NA", "aims2": -2, "trust1": "PNTS"},
        ticked={"waste": ("forms", "waits")},
        comments={"keep": "The tea.\nAll of it."},
    )


def test_what_is_left_empty_is_not_there() -> None:
    assert sheet_from({"aims1": [""], "trust1": [], "keep": ["  \n "], "waste": []}, ASKED).is_empty


@pytest.mark.parametrize(
    "fields",
    [
        {"aims1": ["6"]},
        {"aims1": ["0"]},
        {"aims1": ["4.0"]},
        {"aims1": ["٤"]},
        {"aims1": ["4", "5"]},
        {"aims1": ["agree"]},
        {"aims2": ["NA"]},
        {"aims2": ["-3"]},
        {"waste": ["forms", "noise", "waits"]},
        {"waste": ["tea"]},
        {"keep": ["x" * (LONGEST_COMMENT + 1)]},
    ],
    ids=str,
)
def test_what_cannot_be_chosen_is_refused_by_the_name_of_the_question_alone(fields: dict[str, list[str]]) -> None:
    with pytest.raises(NotASheetError) as raised:
        sheet_from(fields, ASKED)
    assert [str(raised.value)] == [*fields]


@given(st.text(max_size=LONGEST_COMMENT // 2))
def test_a_comment_is_kept_word_for_word(text: str) -> None:
    kept = checked(Sheet(comments={"keep": text}), ASKED).comments.get("keep", "")

    assert "".join(kept.split()) == "".join("".join(c for c in text if c.isprintable() or c.isspace() or ord(c) > 159).split())
    assert checked(Sheet(comments={"keep": kept}), ASKED).comments.get("keep", "") == kept


@given(st.dictionaries(st.sampled_from([*ASKED.columns, "keep", "other"]), st.lists(st.text(max_size=5), max_size=3)))
def test_whatever_is_sent_is_a_sheet_that_passes_again_or_is_refused(fields: dict[str, list[str]]) -> None:
    try:
        found = sheet_from(fields, ASKED)
    except NotASheetError:
        return
    assert checked(found, ASKED) == found


@pytest.mark.parametrize(("keep", "people", "asked"), [("sheets", 20, 1), ("sheets", 19, 0), ("dimensions", 50, 0)])
def test_people_are_asked_about_themselves_only_where_they_cannot_be_told_apart(
    keep: str, people: int, asked: int, sheets_round
) -> None:
    found: Asked = asked_in(replace(sheets_round, keep=keep, people=people), "en")
    assert len(found.background) == asked
