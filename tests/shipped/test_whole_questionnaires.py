"""What is shipped loads without a word of complaint, and the short form is a true part of the full one."""

from collections import Counter
from dataclasses import replace

import pytest

from teamcheck._resources import data_root
from teamcheck.errors import Code
from teamcheck.questionnaire.catalogue import shipped
from teamcheck.questionnaire.lint import lint


def test_the_catalogue_holds_both_forms():
    assert {"seven-features", "seven-features-short"} <= set(shipped())


def test_the_full_form_has_nothing_to_warn_about(full):
    assert lint(full) == ()


def test_the_short_form_is_warned_of_nothing_but_being_short(short):
    assert [problem.code for problem in lint(short)] == [Code.DIMENSION_FEW_ITEMS] * 7


def test_the_full_form_has_about_35_statements_and_three_marks(full):
    assert 33 <= sum(len(dimension.items) for dimension in full.scored) <= 39
    assert len(full.real_team) == 3


def test_the_marks_of_a_real_team_come_first(full):
    assert [dimension.role for dimension in full.dimensions] == ["real-team"] + ["measured"] * 7


def test_the_short_form_has_two_of_the_statements_of_each_dimension(full, short):
    assert len(short.items) == 14
    assert all(item in full.items for item in short.items)
    assert set(Counter(dimension.id for dimension in short.dimensions for _ in dimension.items).values()) == {2}


def test_the_short_form_takes_one_statement_from_each_block(short):
    chosen = {item.id for item in short.items}
    assert {"roles1", "roles4", "debate1", "debate5"} <= chosen


def test_the_short_form_says_the_same_words_around_its_statements_and_has_the_same_to_try(full, short):
    def without_statements(dimension):
        return replace(dimension, items=(), blocks=[*dimension.blocks.values()])

    assert [*map(without_statements, short.dimensions)] == [*map(without_statements, full.scored)]
    for name in ("intro", "prompt", "framing", "source", "comments", "min_answered"):
        assert getattr(short, name) == getattr(full, name)


def test_the_short_form_says_what_it_cannot_tell(short):
    assert "quick look" in short.title
    assert "two for each feature" in short.description
    assert "cannot tell" in short.description


def test_both_forms_ask_what_to_keep_and_what_to_change_and_nothing_about_the_person(full, short):
    for questionnaire in (full, short):
        assert [comment.id for comment in questionnaire.comments] == ["keep", "change"]
        assert questionnaire.background == ()
        assert questionnaire.bands == ()


def test_people_are_asked_to_think_before_and_after(full):
    assert len(full.framing.before) == 2
    assert len(full.framing.after) == 3


@pytest.mark.parametrize("folder", ["questionnaires", "templates"])
def test_the_licence_of_texts_lies_beside_them(folder):
    licence = (data_root() / folder / "LICENSE").read_text(encoding="utf-8")
    assert "CC-BY-4.0" in licence
    assert "https://creativecommons.org/licenses/by/4.0/legalcode" in licence


def test_the_questionnaires_name_the_licence_they_are_under(full, short):
    assert {full.source.licence, short.source.licence} == {"CC-BY-4.0"}
