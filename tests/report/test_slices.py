"""Figures of many teams written slice by slice, and from remembered parts: the same bytes as all at once, in any order."""

import csv
import io
import json
import random

import pytest

from teamcheck._inert import inert_json
from teamcheck.questionnaire.model import CommentQuestion, Dimension, Item, Questionnaire, Scale
from teamcheck.report.figures import csv_header, csv_rows, jsonl_of, render_figures
from teamcheck.responses.model import Comment, Policy, Response, Responses
from teamcheck.scorecard.build import score
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.public import PublicScorecard

FIVE = Scale("five", 1, 5, {}, None, frozenset({4, 5}), frozenset({1, 2}))
THREE = Scale("three", 0, 2, {}, None, frozenset({2}), frozenset({0}))


def _dimension(id_: str, scales: list[Scale], role: str = "measured") -> Dimension:
    items = tuple(
        Item(f"{id_}{place}", f"{id_} \u2028 {place} \u202e \u201cyes\u201d", "negative" if place == 1 else "positive", scale)
        for place, scale in enumerate(scales)
    )
    return Dimension(id_, f"=Title of {id_}", items, role=role)  # type: ignore[arg-type]


ASKED = Questionnaire(
    "made",
    "1.0.0",
    "en",
    "Made up",
    "0" * 64,
    (
        _dimension("aims", [FIVE] * 4),
        _dimension("mixed", [FIVE, THREE, THREE]),
        _dimension("one", [FIVE]),
        _dimension("marks", [FIVE, FIVE], role="real-team"),
    ),
    comments=(CommentQuestion("keep", "What should we keep?"),),
)
#: The same statements with other words: what is remembered of the one must not turn up in the other.
OTHER = Questionnaire(
    "other",
    "2.0.0",
    "en",
    "Other",
    "1" * 64,
    (
        Dimension("aims", "Aims", tuple(Item(f"aims{i}", f"Other {i}", "negative", THREE) for i in range(4))),
        Dimension("mixed", "Mixed", tuple(Item(f"mixed{i}", f"Other {i}", "positive", FIVE) for i in range(3))),
    ),
)


def teams_of(asked: Questionnaire, seed: int) -> list[PublicScorecard]:
    """Teams of 3 to 15 people in all editions, some of whom left answers out."""
    chance, rows, sizes = random.Random(seed), [], {}
    for number, people in enumerate([3, 5, 6, 6, 7, 9, 10, 11, 11, 15]):
        team, left_out = f"{asked.id} {number}\u2029", chance.choice([0, 0.1])
        for _ in range(people):
            answers = [
                None if chance.random() < left_out else chance.randint(item.scale.lowest, item.scale.highest)
                for item in asked.items
            ]
            rows.append(Response(team, None, None, tuple(answers)))
        if number % 3:
            sizes[team] = people + number % 2
    comments = tuple(Comment(rows[0].team, None, "keep", f"Tea {each}", "Tea") for each in range(3))
    responses = Responses(tuple(item.id for item in asked.items), tuple(rows), sizes=sizes, comments=comments)
    return [disclose(card, Policy()) for card in score(responses, asked)]


@pytest.fixture(scope="module")
def cards() -> list[PublicScorecard]:
    """Teams of two questionnaires that have ids in common."""
    return [*teams_of(ASKED, 1), *teams_of(OTHER, 2)]


def test_a_line_is_what_json_makes_of_the_scorecard(cards: list[PublicScorecard]) -> None:
    expected = [inert_json(json.dumps(card.model_dump(mode="json", by_alias=True), ensure_ascii=False)) for card in cards]
    assert jsonl_of(cards) == "".join(f"{line}\n" for line in expected)


def test_slices_one_after_the_other_are_the_whole(cards: list[PublicScorecard]) -> None:
    slices = [cards[start : start + 3] for start in range(0, len(cards), 3)]
    assert "".join(map(jsonl_of, slices)) == render_figures(cards, to="jsonl")
    assert csv_header() + "".join(map(csv_rows, slices)) == render_figures(cards, to="csv")


@pytest.mark.parametrize("seed", range(5))
def test_a_team_has_the_same_bytes_whatever_teams_came_before(cards: list[PublicScorecard], seed: int) -> None:
    lines, rows = [jsonl_of([card]) for card in cards], [csv_rows([card]) for card in cards]
    order = random.Random(seed).sample(range(len(cards)), k=len(cards))
    mixed = [cards[place] for place in order]
    assert jsonl_of(mixed) == "".join(lines[place] for place in order)
    assert csv_rows(mixed) == "".join(rows[place] for place in order)


@pytest.mark.parametrize("seed", range(5))
def test_a_team_is_shown_the_same_whatever_teams_were_scored_before(cards: list[PublicScorecard], seed: int) -> None:
    made = [lambda: teams_of(ASKED, 1), lambda: teams_of(OTHER, 2), lambda: teams_of(ASKED, 3), lambda: teams_of(OTHER, 4)]
    random.Random(seed).shuffle(made)
    again = {card.team: card for make in made for card in make() if card in cards}
    assert [again[card.team] for card in cards] == cards


def test_each_cell_of_a_row_is_the_figure_that_json_has(cards: list[PublicScorecard]) -> None:
    rows = list(csv.DictReader(io.StringIO(render_figures(cards, to="csv"), newline="")))
    dimensions = [(card, dimension) for card in cards for dimension in card.dimensions]
    for row, (card, dimension) in zip(rows, dimensions, strict=True):
        for key in ("n", "score", "score_end", "interval_kind", "favourable", "neutral", "unfavourable", "agreement", "step"):
            value = getattr(dimension, key)
            assert row[key] == ("" if value is None else str(value))
        for key in ("interval", "worst_case"):
            ends = getattr(dimension, key) or ["", ""]
            assert [row[f"{key}_low"], row[f"{key}_high"]] == list(map(str, ends))
        for key in ("middle_half", "lowest_highest"):
            ends = getattr(dimension.spread, key) if dimension.spread else ["", ""]
            assert [row[f"spread_{key}_low"], row[f"spread_{key}_high"]] == list(map(str, ends))
        assert row["withheld"] == "; ".join(f"{figure}: {reason.code}" for figure, reason in dimension.withheld.items())
        assert row["reason"] == (dimension.withheld["score"].text if "score" in dimension.withheld else "")
        assert [row["size"], row["questionnaire_id"]] == ["" if card.size is None else str(card.size), card.questionnaire.id]


def test_the_heading_is_the_same_without_any_team() -> None:
    assert render_figures([], to="csv") == csv_header()
    assert set(csv_header(norms=True).strip().split(",")) - set(csv_header().strip().split(",")) == {
        "norms",
        "norm_percentile_low",
        "norm_percentile_high",
    }


def test_records_that_are_remembered_stay_few(monkeypatch: pytest.MonkeyPatch, cards: list[PublicScorecard]) -> None:
    from teamcheck.report import figure_lines  # noqa: PLC0415  its memory is what is looked at

    before = jsonl_of(cards)
    monkeypatch.setattr(figure_lines, "_RECORDS", 5)
    figure_lines._REMEMBERED.clear()
    assert jsonl_of(cards) == before
    assert len(figure_lines._REMEMBERED) <= 5


def test_a_number_that_json_cannot_hold_is_refused(cards: list[PublicScorecard]) -> None:
    card = cards[8]
    bad = card.dimensions[0].model_copy(update={"step": float("nan")})
    with pytest.raises(ValueError, match="no such number"):
        jsonl_of([card.model_copy(update={"dimensions": [bad]})])
