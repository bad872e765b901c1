import re

import pytest

from teamcheck.report import leanings, sentences, summary
from teamcheck.report.language import ENGLISH
from teamcheck.scorecard.public import Reason

NOTHING = {"build_on": [], "talk_about": [], "see_differently": []}


def dimension_of(card, id_):
    return next(dimension for dimension in card.dimensions if dimension.id == id_)


def plain(said):
    return [sentence.plain for sentence in said]


def numbers_in(text):
    return [int(number) for number in re.findall(r"\d+", text)]


@pytest.mark.parametrize(
    ("edition", "change", "said"),
    [
        ("small-team", {"score": 65}, "You rated this about 65 out of 100."),
        ("small-team", {"score": 10, "score_end": "or less"}, "You rated this 10 or less out of 100."),
        ("small-team", {"score": 90, "score_end": "or more"}, "You rated this 90 or more out of 100."),
        ("full", {"score": 58}, "You rated this 58 out of 100."),
    ],
)
def test_a_score_is_said_with_the_precision_it_is_printed_with(card, edition, change, said):
    assert sentences.rating(dimension_of(card(edition, change={"goals": change}), "goals"), None, ENGLISH) == said


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("mostly agree", "There is one statement here, and on the whole you agree with it."),
        ("mixed", "There is one statement here, and on the whole your answers lie in between."),
        ("mostly disagree", "There is one statement here, and on the whole you disagree with it."),
    ],
)
def test_a_dimension_of_one_statement_is_told_by_its_word(card, word, said):
    assert sentences.rating(dimension_of(card(change={"trust": {"words": [word]}}), "trust"), None, ENGLISH) == said


def test_a_withheld_score_is_told_by_its_reason(card):
    assert sentences.rating(dimension_of(card("discussion"), "goals"), None, ENGLISH) == "Too few people answered this."


def test_a_one_statement_dimension_without_a_word_tells_why(card):
    one = Reason(code="one-item", text="One statement alone gets a word instead of a score.")
    trust = dimension_of(card(change={"trust": {"words": [None], "withheld": {"score": one}}}), "trust")
    assert sentences.rating(trust, None, ENGLISH) == "Shown from ten answers on."


def test_two_camps_are_said_instead_of_far_apart(card):
    assert "two camps" in sentences.agreement(dimension_of(card("full"), "goals"), ENGLISH)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"interval": [45, 65], "worst_case": [45, 70]},
            [
                "If the others see it as you do, everyone's score is most likely 45 to 65.",
                "Whatever they think, it lies between 45 and 70.",
            ],
        ),
        (
            {"interval": [45, 70], "worst_case": [45, 70]},
            ["Whatever the others think, everyone's score lies between 45 and 70."],
        ),
        (
            {"interval": [40, 70], "interval_kind": "this team in general", "worst_case": None},
            ["Your usual score is most likely between 40 and 70."],
        ),
        (
            {
                "interval": None,
                "worst_case": None,
                "withheld": {"interval": Reason(code="everyone-answered", text="Everyone answered.")},
            },
            [],
        ),
        ({"interval": None, "worst_case": None}, []),
        ({"score": None}, []),
    ],
)
def test_how_sure_a_score_is_has_a_sentence_for_each_case(card, change, said):
    assert sentences.certainty(dimension_of(card(change={"goals": change}), "goals"), ENGLISH) == said


@pytest.mark.parametrize(
    ("score", "agreement", "said"),
    [
        (60, "close", "High and close: keep it."),
        (60, "apart", "High and apart: listen."),
        (40, "close", "Low and close: act."),
        (40, "apart", "Low and apart: talk first."),
    ],
)
def test_the_questionnaires_pattern_is_chosen_by_level_and_agreement(card, questionnaire, score, agreement, said):
    goals = dimension_of(card(change={"goals": {"score": score, "agreement": agreement}}), "goals")
    assert sentences.pattern(goals, questionnaire.dimensions[1], ENGLISH).plain == said


@pytest.mark.parametrize("agreement", ["close", "mixed", "apart"])
@pytest.mark.parametrize(("score", "height"), [(25, "low"), (45, "in between"), (55, "in between"), (75, "high")])
def test_no_pattern_claims_what_the_figures_do_not_show(card, questionnaire, score, height, agreement):
    goals = dimension_of(card(change={"goals": {"score": score, "agreement": agreement}}), "goals")
    said = sentences.pattern(goals, questionnaire.dimensions[1], ENGLISH).lower()
    assert height in said
    assert ("close" in said) == (agreement == "close")
    assert ("apart" in said) == (agreement == "apart")


def test_a_pattern_needs_an_agreement_word(card, questionnaire):
    goals = dimension_of(card(change={"goals": {"agreement": None}}), "goals")
    assert sentences.pattern(goals, questionnaire.dimensions[1], ENGLISH) is None


@pytest.mark.parametrize("edition", ["small-team", "full"])
def test_every_number_in_a_sentence_is_a_printed_figure(card, edition):
    made = card(edition)
    for dimension in made.dimensions:
        spread = dimension.spread
        printed = {dimension.score, 100, *(dimension.interval or []), *(dimension.worst_case or [])}
        printed |= {*(spread.middle_half if spread else []), *(spread.lowest_highest if spread else [])}
        said = [
            sentences.rating(dimension, None, ENGLISH),
            *sentences.certainty(dimension, ENGLISH),
            *sentences.scatter(dimension, ENGLISH),
        ]
        assert set(numbers_in(" ".join(said))) <= printed
    said = " ".join([*summary.in_short(made, ENGLISH), *summary.caveats(made, ENGLISH)])
    gaps = {abs(end - d.score) for d in made.dimensions if d.score is not None for end in d.interval or []}
    assert set(numbers_in(said)) <= {made.size, made.answered, made.response_rate, made.size - made.answered, max(gaps)}


@pytest.mark.parametrize("edition", ["small-team", "full", "discussion"])
def test_in_short_has_three_sentences_at_most(card, edition):
    assert 1 <= len(summary.in_short(card(edition), ENGLISH)) <= 3


def test_in_short_says_what_was_rated_highest_and_lowest(card):
    assert plain(summary.in_short(card(), ENGLISH)) == ["You rated “Roles” highest.", "You rated “Goals” lowest."]


def test_what_is_lowest_of_a_good_set_is_said_so(card):
    assert (
        plain(summary.in_short(card(change={"goals": {"score": 75}}), ENGLISH))[1] == "You rated “Goals” lowest of a good set."
    )


def test_a_dimension_that_is_named_for_its_views_is_not_called_lowest(card):
    told = plain(summary.in_short(card(change={"goals": {"score": 85, "agreement": "apart"}}), ENGLISH))
    assert told == ["You can build on “Roles”.", "Talk first about “Goals”."]


def test_equal_scores_are_neither_highest_nor_lowest(card):
    told = plain(summary.in_short(card(change={"goals": {"score": 80}}), ENGLISH))
    assert told == ["You can build on “Roles”.", "Talk first about “Goals”."]


def test_a_flat_profile_is_said_to_have_nothing_that_stands_out(card):
    flat = {"goals": {"score": 70}, "roles": {"score": 70}}
    assert summary.in_short(card(reading=NOTHING, change=flat), ENGLISH) == ["No feature stands out from the others."]


def test_scores_that_differ_though_the_reading_names_none_are_told_by_their_ends(card):
    told = summary.in_short(card(reading=NOTHING), ENGLISH)
    assert told == ["Scores run from 55 to 80. None is named as a strength or to talk about first."]


@pytest.mark.parametrize(
    ("size", "answered", "rate", "said"),
    [
        (11, 9, 82, "Not everyone answered. The missing views may be different."),
        (10, 9, 90, "Not everyone answered. The missing views may be different."),
        (20, 9, 45, "Only 9 of 20 members answered (45%). The missing views may be different."),
        (9, 9, 100, "Everyone answered, so the scores are averages of the whole team at that time."),
        (None, 9, None, "How many were asked is not known, so neither is how many views are missing."),
    ],
)
def test_who_did_not_answer_is_said(card, size, answered, rate, said):
    assert summary.caveats(card(size=size, answered=answered, response_rate=rate), ENGLISH)[0] == said


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ((True, True), "Your answers show the marks of a real team."),
        ((True, False), "One mark of a real team is not clear"),
        ((False, False), "2 marks of a real team are not clear"),
        ((None, None), "Go through them together"),
    ],
)
def test_the_marks_of_a_real_team_are_summed_up(card, marks, said):
    assert said in sentences.marks(card(marks=marks).real_team, ENGLISH)


@pytest.mark.parametrize("forbidden", ["held back", "anonym", "diagnosed", "weakest", "worst team"])
@pytest.mark.parametrize("edition", ["small-team", "full", "discussion"])
def test_words_that_judge_or_promise_too_much_are_not_used(card, questionnaire, edition, forbidden):
    from teamcheck.report.render import render_report  # noqa: PLC0415 - only this test renders

    assert forbidden not in render_report(card(edition), questionnaire).lower()


@pytest.mark.parametrize(
    ("words_of_goals", "said"),
    [
        (["mostly agree", "mixed", "mostly disagree"], "2 of 3 favourable, 1 in between"),
        (["mostly disagree", "mostly disagree", "mostly agree"], "3 of 3 unfavourable"),
        (["mixed", None, "mostly agree"], "1 of 3 in between, 1 unfavourable, 1 not shown"),
    ],
)
def test_statements_are_counted_by_what_their_words_mean_for_the_team(card, words_of_goals, said):
    goals = dimension_of(card(change={"goals": {"words": words_of_goals}}), "goals")
    assert leanings.text_of(leanings.sides_of(goals), len(goals.items), ENGLISH) == said


def test_without_words_nothing_is_counted(card):
    assert leanings.sides_of(dimension_of(card(change={"goals": {"words": [None, None, None]}}), "goals")) is None


@pytest.mark.parametrize("edition", ["small-team", "full"])
def test_non_response_is_told_once_in_short(card, edition):
    made = card(edition)
    said = " ".join([*summary.in_short(made, ENGLISH), *summary.caveats(made, ENGLISH)])
    assert said.count("answer") == 1


def test_an_open_end_lies_beyond_the_same_score_without_one(card):
    change = {"goals": {"score": 90, "score_end": "or more"}, "roles": {"score": 90}}
    shown = card(change=change).dimensions
    assert [summary.lowest_of(shown).id, summary.highest_of(shown).id] == ["roles", "goals"]
