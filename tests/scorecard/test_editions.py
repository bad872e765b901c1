"""What each edition shows, figure by figure."""

from dataclasses import replace
from typing import Any

import pytest

from teamcheck.questionnaire.model import Band, CommentQuestion, Group
from teamcheck.responses.comments import no_order
from teamcheck.responses.model import Comment, Policy
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.public import PublicDimension, PublicScorecard
from teamcheck.scorecard.reasons import SENTENCES

NINE = [
    (4, 4, 3, 5),
    (5, 4, 3, 4),
    (3, 4, 2, 4),
    (4, 5, 3, 4),
    (4, 3, 2, 5),
    (2, 4, 4, 3),
    (4, 4, 3, 4),
    (5, 4, 3, 4),
    (3, 3, 3, 4),
]


def shown(lab: Any, rows: Any, *, size: int | None = None, minimum: int = 5, **more: Any) -> PublicScorecard:
    asked = lab.questionnaire(lab.asked(len(rows[0])), **more)
    return disclose(lab.card(rows, asked, {"Red": size} if size else None), Policy(minimum=minimum))


def only(card: PublicScorecard) -> PublicDimension:
    (dimension,) = card.dimensions
    return dimension


def code(part: Any, figure: str) -> str | None:
    return part.withheld[figure].code if figure in part.withheld else None


def test_a_dimension_with_four_answers_shows_no_figure(lab: Any) -> None:
    card = shown(lab, NINE[:4], size=5)
    dimension = only(card)

    assert card.edition == "discussion"
    assert (card.size, card.answered, card.response_rate) == (5, 4, 80)
    assert {code(dimension, figure) for figure in dimension.withheld} == {"below-minimum"}
    assert dimension.n is dimension.score is dimension.step is None
    assert [(item.n, item.word) for item in dimension.items] == [(None, None)] * 4
    assert [item.text for item in dimension.items] == ["Statement 0", "Statement 1", "Statement 2", "Statement 3"]


def test_a_small_team_sees_what_its_size_can_bear(lab: Any) -> None:
    card = shown(lab, NINE, size=11)
    dimension = only(card)

    assert card.edition == "small-team"
    assert (dimension.n, dimension.score, dimension.score_end) == (9, 65, None)
    assert (dimension.interval, dimension.interval_kind, dimension.worst_case) == ([55, 75], "this team now", [50, 75])
    assert (dimension.agreement, dimension.step, card.response_rate) == ("close", 2.8, 82)
    assert [item.word for item in dimension.items] == ["mostly agree", "mostly agree", "mixed", "mostly agree"]
    assert (dimension.favourable, dimension.neutral, dimension.unfavourable) == (None, None, None)
    assert {code(dimension, figure) for figure in ("favourable", "two_camps", "spread")} == {"below-10"}
    assert {(item.score, item.counts is None, code(item, "counts")) for item in dimension.items} == {(None, True, "below-10")}


def test_a_full_team_sees_whole_points_percent_and_answers(lab: Any) -> None:
    card = shown(lab, [*NINE, (1, 2, 1, 2)], size=12)
    dimension = only(card)

    assert card.edition == "full"
    assert (dimension.n, dimension.score, dimension.two_camps) == (10, 61, False)
    assert (dimension.favourable, dimension.neutral, dimension.unfavourable) == (55, 28, 18)
    assert dimension.spread is not None
    assert (dimension.spread.middle_half, dimension.spread.lowest_highest) == ([56, 75], [13, 75])
    assert (dimension.interval, dimension.worst_case) == ([55, 67], [50, 68])
    assert next((item.counts, item.score) for item in dimension.items) == ([1, 1, 2, 4, 2], 63)
    assert not any(figure != "band" for figure in dimension.withheld)


def test_at_the_ends_a_small_teams_score_is_open(lab: Any) -> None:
    top, bottom = only(shown(lab, [(5, 5)] * 5, size=8)), only(shown(lab, [(1, 1)] * 5, size=8))

    assert (top.score, top.score_end, top.worst_case) == (90, "or more", [50, 100])
    assert (bottom.score, bottom.score_end, bottom.worst_case) == (10, "or less", [0, 50])
    assert top.interval is not None
    assert top.interval[1] == 100
    assert bottom.interval is not None
    assert bottom.interval[0] == 0


def test_where_everyone_answered_there_is_nothing_to_be_unsure_of(lab: Any) -> None:
    for rows in (NINE, [*NINE, *NINE]):
        dimension = only(shown(lab, rows, size=len(rows)))
        assert (dimension.interval, dimension.worst_case) == (None, None)
        assert code(dimension, "interval") == code(dimension, "worst_case") == "everyone-answered"


def test_without_a_size_the_interval_is_about_the_team_in_general(lab: Any) -> None:
    card = shown(lab, NINE)
    dimension = only(card)

    assert (dimension.interval, dimension.interval_kind) == ([45, 85], "this team in general")
    assert (code(dimension, "worst_case"), code(card, "response_rate")) == ("size-unknown", "size-unknown")


def test_a_raised_minimum_is_obeyed_in_every_edition(lab: Any) -> None:
    assert shown(lab, NINE, minimum=10).edition == "discussion"
    assert shown(lab, [*NINE, *NINE[:2]], minimum=12).edition == "discussion"
    assert only(shown(lab, NINE[:7], minimum=7)).n == 7


def test_a_lowered_minimum_is_not(lab: Any) -> None:
    assert shown(lab, NINE[:4], minimum=3).policy.minimum == 5
    assert only(shown(lab, NINE[:4], minimum=3)).n is None


def test_each_dimension_is_protected_by_its_own_answers(lab: Any) -> None:
    asked = lab.questionnaire(lab.asked(2), lab.asked(2))
    rows = [(*row[:2], *row[2:]) if place < 4 else (*row[:2], None, None) for place, row in enumerate(NINE)]
    card = disclose(lab.card(rows, asked), Policy())

    assert [(dimension.n, dimension.score is None) for dimension in card.dimensions] == [(9, False), (None, True)]
    assert card.edition == "small-team"


def test_one_statement_gets_a_word_instead_of_a_score(lab: Any) -> None:
    dimension = only(shown(lab, [(4,), (5,), (4,), (3,), (5,)]))

    assert (dimension.score, code(dimension, "score"), dimension.items[0].word) == (None, "one-item", "mostly agree")


def test_the_word_speaks_of_the_statement_as_it_was_asked(lab: Any) -> None:
    asked = lab.questionnaire(lab.asked(1, negative=(0,)))

    assert only(disclose(lab.card([(1,), (2,), (1,), (1,), (2,)], asked), Policy())).items[0].word == "mostly disagree"
    assert only(disclose(lab.card([(5,), (4,), (5,), (5,), (4,)], asked), Policy())).items[0].word == "mostly agree"


def test_agreement_needs_three_items(lab: Any) -> None:
    for rows in (NINE, [*NINE, *NINE]):
        two, three = only(shown(lab, [row[:2] for row in rows])), only(shown(lab, [row[:3] for row in rows]))
        assert (two.agreement, code(two, "agreement")) == (None, "few-items")
        assert three.agreement is not None


def test_a_kind_with_fewer_than_three_answers_is_few(lab: Any) -> None:
    dimension = only(shown(lab, [(4, 5, 4), (3, 4, 4)] * 5 + [(2, 4, 4)]))

    assert (dimension.unfavourable, code(dimension, "unfavourable")) == (None, "few")
    assert (dimension.favourable, dimension.neutral) == (82, 15)


def test_a_statement_with_few_answers_hides_all_answers_of_its_dimension(lab: Any) -> None:
    rows = [(*row[:3], None) if place < 4 else row for place, row in enumerate([*NINE, *NINE[:3]])]
    items = only(shown(lab, rows)).items

    assert [item.counts for item in items] == [None] * 4
    assert [item.word for item in items] == ["mostly agree", "mostly agree", "mixed", None]
    assert [item.n for item in items] == [12, 12, 12, None]
    assert {code(item, "counts") for item in items} == {"uneven-answers"}
    assert {code(items[3], figure) for figure in ("n", "word")} == {"statement-below-10"}


def test_of_a_feature_with_an_answer_left_out_one_statement_is_held_back(lab: Any) -> None:
    rows = [(*row[:2], None, row[3]) if place == 0 else row for place, row in enumerate([*NINE, *NINE[:3]])]
    items = only(shown(lab, rows)).items

    assert [item.counts is None for item in items] == [False, False, True, False]
    assert (items[2].word, items[2].score, items[2].n) == (None, None, 11)
    assert {code(items[2], figure) for figure in ("word", "score", "counts")} == {"left-out-tells"}


def test_a_statement_below_the_minimum_has_no_word(lab: Any) -> None:
    rows = [(*row[:3], None) if place < 5 else row for place, row in enumerate(NINE)]
    item = only(shown(lab, rows)).items[3]

    assert (item.n, item.word, code(item, "word"), code(item, "n")) == (None, None, "below-minimum", "below-minimum")


def test_a_dimension_that_shares_a_statement_with_an_earlier_one_waits_for_ten_answers(lab: Any) -> None:
    asked = lab.questionnaire(lab.asked(3))
    first = asked.dimensions[0]
    both = lab.questionnaire(lab.asked(3))
    again = type(first)("again", "Again", first.items[:2])
    both = type(both)("made", "1.0.0", "en", "Made", "", (first, again))

    small, full = (disclose(lab.card([row[:3] for row in rows], both), Policy()) for rows in (NINE, [*NINE, *NINE]))
    assert [dimension.score is None for dimension in small.dimensions] == [False, True]
    assert code(small.dimensions[1], "score") == "shared-items"
    assert [dimension.score is None for dimension in full.dimensions] == [False, False]


def mark(lab: Any, answers: list[int], points: int = 5) -> tuple[bool | None, str | None]:
    asked = lab.questionnaire(lab.asked(1), lab.asked(1, role="real-team"), points=points)
    (found,) = disclose(lab.card([(1, answer) for answer in answers], asked), Policy()).real_team
    return found.met, code(found, "met")


def test_a_real_team_mark_is_met_by_two_thirds_from_ten_answers_on(lab: Any) -> None:
    assert mark(lab, [4] * 8 + [1] * 4) == (True, None)
    assert mark(lab, [5] * 7 + [3] * 5) == (False, None)


def test_a_small_teams_mark_follows_the_word(lab: Any) -> None:
    assert mark(lab, [4, 4, 4, 3, 3]) == (True, None)
    assert mark(lab, [4, 4, 4, 3, 2]) == (False, None)
    assert mark(lab, [4, 4, 4, 4]) == (None, "below-minimum")
    assert mark(lab, [2, 2, 2, 2, 1], points=2) == (None, "scale-tells")
    assert mark(lab, [2, 2, 2, 2, 1, 1], points=2) == (True, None)


def test_a_group_has_a_score_only_if_all_its_dimensions_have(lab: Any) -> None:
    asked = lab.questionnaire(lab.asked(2, group="g"), lab.asked(2, group="g"), groups=(Group("g", "G"),))
    full, gap = [(4, 4, 2, 2)] * 6, [(4, 4, 2, 2)] * 4 + [(4, 4, None, None)] * 2

    (whole,) = disclose(lab.card(full, asked), Policy()).groups
    (part,) = disclose(lab.card(gap, asked), Policy()).groups
    assert (whole.score, whole.withheld) == (50, {})
    assert (part.score, code(part, "score")) == (None, "not-all-shown")


def test_a_band_is_named_only_where_the_questionnaire_has_bands(lab: Any) -> None:
    bands = (Band(0, "forming"), Band(60, "working"), Band(95, "excellent"))

    assert only(shown(lab, NINE, bands=bands)).band == "working"
    assert code(only(shown(lab, [(5, 5)] * 6, bands=bands)), "band") == "open-end"
    assert code(only(shown(lab, NINE)), "band") == "no-bands"


@pytest.mark.parametrize(
    ("people", "decided", "expected"),
    [
        (5, ["a", "b", "c"], ["a", "b", "c"]),
        (5, ["a", "b", "c", ""], ["a", "b", "c"]),
        (5, ["a", None, "c", "d", "e"], "not-reviewed"),
        (5, ["a", "b", ""], "few-comments"),
        (5, ["a", "b"], "few-comments"),
        (5, [None, None], "few-comments"),
        (4, ["a", "b", "c", "d"], "below-minimum"),
    ],
)
def test_comments_need_five_people_a_decision_on_each_and_three_that_are_left(
    people: int, decided: list[str | None], expected: list[str] | str, lab: Any
) -> None:
    asked = lab.questionnaire(lab.asked(1), comments=(CommentQuestion("keep", "Keep?"),))
    card = lab.card([(4,)] * people, asked)
    said = tuple(Comment("Red", None, "keep", f"written {place}", shown) for place, shown in enumerate(decided))

    (found,) = disclose(replace(card, comments={"keep": said}), Policy()).comments
    given = expected if isinstance(expected, str) else sorted(expected, key=no_order)
    assert (code(found, "comments") if found.comments is None else found.comments) == given


def test_every_null_has_its_reason(lab: Any) -> None:
    for rows in (NINE[:4], NINE[:5], NINE, [*NINE, *NINE]):
        for dimension in shown(lab, rows).dimensions:
            for part in (dimension, *dimension.items):
                empty = {name for name, value in part if value is None} - {"group", "score_end", "interval_kind"}
                assert empty == set(part.withheld)


def test_every_reason_is_explained_in_the_privacy_page(root: Any) -> None:
    page = (root / "docs" / "privacy.md").read_text(encoding="utf-8")

    assert [code for code in SENTENCES if f"`{code}`" not in page] == []
