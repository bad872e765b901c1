"""Statements without a score: shown each by its own answers, put together with nothing, and giving nobody away (method M79)."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations_with_replacement
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamcheck.questionnaire.model import Dimension
from teamcheck.responses.model import Direction, Policy, Response, Responses
from teamcheck.scorecard.analyst.analyse import analyse
from teamcheck.scorecard.build import score
from teamcheck.scorecard.copies import beside_own, for_organisation
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.discussion import without_figures
from teamcheck.scorecard.public import PublicScorecard, PublicUnscored
from teamcheck.scorecard.reciprocity import on_both_sides

Printed = tuple[int | None, str | None, tuple[int, ...] | None, str | None]


def shown(lab: Any, answers: list[int | None], points: int = 5, minimum: int = 5) -> PublicUnscored:
    """A statement without a score of a team that answered one with a score as well."""
    asked = lab.questionnaire(lab.asked(1), lab.asked((points,), role="unscored"))
    (found,) = disclose(lab.card([(1, answer) for answer in answers], asked), Policy(minimum)).unscored
    return found


def printed(found: PublicUnscored) -> Printed:
    reason = found.withheld.get("word")
    return found.n, found.word, None if found.counts is None else tuple(found.counts), reason.code if reason else None


def test_five_to_nine_answers_get_a_word_and_no_numbers(lab: Any) -> None:
    found = shown(lab, [5, 4, 4, 4, 2])

    assert printed(found) == (5, "mostly agree", None, None)
    assert {figure: reason.code for figure, reason in found.withheld.items()} == {"counts": "below-10"}
    assert printed(shown(lab, [5, 4, 3, 2, 1]))[1] == "mixed"
    assert printed(shown(lab, [1, 1, 2, 2, 3]))[1] == "mostly disagree"


def test_ten_answers_are_counted_out(lab: Any) -> None:
    found = shown(lab, [5, 4, 4, 4, 4, 3, 3, 2, 2, 1])

    assert printed(found) == (10, "mixed", (1, 2, 2, 4, 1), None)
    assert found.withheld == {}


def test_it_is_protected_by_its_own_number_of_answers_and_not_by_that_of_the_team(lab: Any) -> None:
    assert printed(shown(lab, [4, 4, 4, 4, *[None] * 8])) == (None, None, None, "below-minimum")
    assert printed(shown(lab, [4] * 9 + [None] * 8)) == (9, "mostly agree", None, None)
    assert set(shown(lab, [4] * 4).withheld) == {"n", "word", "counts"}


def test_a_higher_minimum_holds_for_it_too(lab: Any) -> None:
    assert printed(shown(lab, [4] * 11, minimum=12)) == (None, None, None, "below-minimum")


def test_with_few_answers_on_a_scale_that_tells_there_is_no_word(lab: Any) -> None:
    assert printed(shown(lab, [2, 2, 2, 2, 1], points=2)) == (5, None, None, "scale-tells")


@pytest.mark.parametrize("people", [7, 12])
def test_a_statement_that_a_score_is_made_of_as_well_is_shown_there_alone(lab: Any, people: int) -> None:
    plain = lab.questionnaire(lab.asked(3))
    asked = replace(plain, dimensions=(*plain.dimensions, Dimension("x", "X", plain.items[:1], role="unscored")))
    (found,) = disclose(lab.card([(4, 4, 3)] * people, asked), Policy()).unscored

    assert printed(found) == (people, None, None, "shared-items")
    assert found.withheld["counts"].code == "shared-items"


def test_a_file_that_was_written_before_there_were_any_is_read_as_having_none(lab: Any) -> None:
    card = disclose(lab.card([(4, 4)] * 7, lab.questionnaire(lab.asked(2))), Policy())
    written = card.model_dump(by_alias=True, exclude={"unscored"})

    assert "unscored" in card.model_dump(by_alias=True)
    assert PublicScorecard.model_validate(written) == card


# Put together with nothing


@settings(max_examples=25)
@given(st.integers(1, 2**32), st.integers(5, 14))
def test_who_gave_which_answer_to_it_changes_nothing_on_the_card(lab: Any, seed: int, people: int) -> None:
    chance = random.Random(seed)
    asked = lab.questionnaire(lab.asked(3), lab.asked(2, role="unscored"), lab.asked(2))
    rows = [[chance.choice([None, 1, 2, 3, 4, 5]) for _ in asked.items] for _ in range(people)]
    rows[0] = [3] * len(rows[0])
    others = [row[3:5] for row in rows]
    chance.shuffle(others)
    mixed = [[*row[:3], *other, *row[5:]] for row, other in zip(rows, others, strict=True)]

    assert disclose(lab.card(mixed, asked), Policy()) == disclose(lab.card(rows, asked), Policy())


@pytest.mark.parametrize("people", [4, 7, 14])
def test_all_other_figures_are_the_same_whether_it_is_asked_or_not(lab: Any, people: int) -> None:
    chance = random.Random(people)
    alone, beside = lab.questionnaire(lab.asked(3)), lab.questionnaire(lab.asked(3), lab.asked(2, role="unscored"))
    rows = [[chance.randint(1, 5) for _ in range(5)] for _ in range(people)]
    without = disclose(lab.card([row[:3] for row in rows], alone), Policy()).model_dump()
    with_it = disclose(lab.card(rows, beside), Policy()).model_dump()

    assert without.pop("unscored") == []
    assert len(with_it.pop("unscored")) == 2
    assert {**with_it, "questionnaire": without["questionnaire"]} == without


# Giving nobody away: every set of answers that fits what is printed


def others_by_print(lab: Any, people: int, points: int) -> Iterator[tuple[int | None, list[tuple[int, ...]]]]:
    """For nobody, and for each answer that one person gave: the others' answers that fit what is printed."""
    cells: dict[Printed, list[Counter[int]]] = {}
    for answers in combinations_with_replacement(range(1, points + 1), people):
        cells.setdefault(printed(shown(lab, [*answers], points)), []).append(Counter(answers))
    for teams in cells.values():
        for known in (None, *range(1, points + 1)):
            rest = [team - Counter([known] if known else []) for team in teams if known is None or team[known]]
            if rest:
                yield known, [tuple(sorted(each.elements())) for each in rest]


def leaks(lab: Any, people: int, points: int) -> list[tuple[int | None, str]]:
    """What is certain of the others."""
    scale, found = lab.scale(points), []
    for known, fitting in others_by_print(lab, people, points):
        if len(fitting) == 1:
            found.append((known, "all answers"))
        for side in (scale.favourable, scale.unfavourable):
            numbers = {sum(answer in side for answer in team) for team in fitting}
            if numbers == {1} or (known in side and numbers == {0}):
                found.append((known, f"one alone on {sorted(side)}"))
    return found


@pytest.mark.parametrize(("people", "points"), [(5, 2), (5, 3), (5, 4), (5, 5), (6, 3), (7, 2)])
def test_beside_what_is_printed_of_few_answers_nothing_is_certain(lab: Any, people: int, points: int) -> None:
    assert leaks(lab, people, points) == []


@pytest.mark.slow
@pytest.mark.parametrize("people", range(5, 10))
@pytest.mark.parametrize("points", range(2, 8))
def test_beside_what_is_printed_of_up_to_nine_answers_nothing_is_certain(lab: Any, people: int, points: int) -> None:
    assert leaks(lab, people, points) == []


def test_the_enumeration_would_see_a_word_that_tells(lab: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("teamcheck.scorecard.item_words.Answers.leaves_room", property(lambda _: True))

    assert (1, "one alone on [1]") in leaks(lab, 5, 2)


# Where a card has no figures


@pytest.fixture
def asked(lab: Any) -> Any:
    return lab.questionnaire(lab.asked(3), lab.asked(1, role="unscored"))


def card_of(asked: Any, rows: list[tuple[int | None, ...]], team: str = "Red") -> Any:
    answers = Responses(tuple(item.id for item in asked.items), tuple(Response(team, None, None, row) for row in rows))
    (card,) = score(answers, asked)
    return disclose(card, Policy())


@pytest.mark.parametrize("answered", [4, 12])
def test_a_card_without_figures_has_its_text_alone(asked: Any, answered: int) -> None:
    before = card_of(asked, [(*[4 if place < answered else None] * 3, 5) for place in range(12)])
    (found,) = without_figures(before).unscored

    assert (before.edition, before.unscored[0].n) == ("discussion" if answered == 4 else "full", 12)
    assert printed(found) == (None, None, None, "given-out")
    assert found.text == before.unscored[0].text


def test_it_stands_on_both_sides_of_two_teams_or_on_none(asked: Any) -> None:
    ways = {each.name: each for each in (Direction("A", "B"), Direction("B", "A"))}
    cards = [card_of(asked, [(4, 4, 3, 5)] * 12, "A about B"), card_of(asked, [(4, 4, 3, None)] * 12, "B about A")]

    assert [printed(card.unscored[0])[1] for card in cards] == ["mostly agree", None]
    assert [printed(card.unscored[0])[3] for card in on_both_sides(cards, ways)] == ["one-sided", "below-minimum"]
    assert [card.dimensions[0].n for card in on_both_sides(cards, ways)] == [12, 12]
    again = [cards[0], card_of(asked, [(4, 4, 3, 2)] * 12, "B about A")]
    assert [printed(card.unscored[0])[1] for card in on_both_sides(again, ways)] == ["mostly agree", "mostly disagree"]


def test_the_organisation_sees_its_text_alone_and_the_leader_has_it_nowhere(asked: Any) -> None:
    card = card_of(asked, [(4, 4, 3, 5)] * 12)

    assert printed(for_organisation(card).unscored[0]) == (None, None, None, "other-copy")
    assert beside_own(card).unscored == []


# For an analyst


def test_an_analyst_has_counts_mean_and_sd_and_no_score(lab: Any, asked: Any) -> None:
    (team,) = analyse([lab.card([(4, 4, 3, 5), (3, 3, 3, 3), (2, 2, 2, 4)], asked)]).teams
    (found,) = team.unscored

    assert (found.n, found.counts, found.mean, found.sd, found.word) == (3, [0, 0, 1, 1, 1], 4.0, 1.0, "mostly agree")
    assert "score" not in found.model_dump()
    assert found.withheld == {}


def test_for_an_analyst_what_nobody_answered_is_undefined_with_the_reason(lab: Any, asked: Any) -> None:
    (team,) = analyse([lab.card([(4, 4, 3, None), (3, 3, 3, None)], asked)]).teams
    (found,) = team.unscored

    assert (found.n, found.word, found.mean, found.sd) == (0, None, None, None)
    assert set(found.withheld) == {"word", "mean", "sd", "van_der_eijk_a"}
