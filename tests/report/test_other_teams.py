"""What a report says of other teams: the printed places in words, late on the page, and nothing else."""

import re
from itertools import product

import pytest

from teamcheck.report.ends import AGREEING
from teamcheck.report.language import ENGLISH
from teamcheck.report.other_teams import other_teams, place_text
from teamcheck.report.render import render_report
from teamcheck.scorecard.public import PublicPlace, Reason

FORMATS = ("html", "md", "teams")
UNSURE = Reason(code="cannot-be-placed", text="The score is not sure enough to say where it stands among other teams.")


def place(*percentile: int) -> PublicPlace:
    return PublicPlace(
        id="goals",
        teams=120,
        usual_spread=22,
        percentile=list(percentile) or None,
        withheld={} if percentile else {"percentile": UNSURE},
    )


@pytest.mark.parametrize(
    ("low", "high"), [pair for pair in product(range(0, 101, 5), repeat=2) if 0 <= pair[1] - pair[0] <= 50]
)
def test_the_words_of_a_place_have_its_two_ends_and_no_other_number(low: int, high: int) -> None:
    said = place_text(place(low, high), ENGLISH)
    numbers = [int(number) for number in re.findall(r"\d+", said)]

    if said.endswith("half of them"):
        assert (numbers, (low, high)) == ([], (50, 100) if said.startswith("above") else (0, 50))
    elif said.startswith("below"):
        assert (low, numbers) == (0, [100 - high, 100])
    elif "below" not in said:
        assert (high, numbers) == (100, [low, 100])
    else:
        assert numbers == [low, 100 - high, 100]


@pytest.mark.parametrize(
    ("percentile", "words"),
    [
        ((50, 100), "above at least half of them"),
        ((0, 50), "below at least half of them"),
        ((75, 100), "above at least 75 of 100"),
        ((0, 35), "below at least 65 of 100"),
        ((25, 70), "above at least 25 and below at least 30 of 100"),
    ],
)
def test_a_place_says_above_and_below_how_many_the_score_lies(percentile: tuple[int, int], words: str) -> None:
    assert place_text(place(*percentile), ENGLISH) == words


@pytest.mark.parametrize("to", ["html", "md"])
def test_a_range_about_now_and_a_place_in_general_are_told_apart(card, questionnaire, norms, to: str) -> None:
    told = "A place is about how the team works in general"
    made = card("full", norms=norms["full"])
    general = [each.model_copy(update={"interval_kind": "this team in general"}) for each in made.dimensions]

    assert render_report(made, questionnaire, to=to).count(told) == 1
    assert told not in render_report(made.model_copy(update={"dimensions": general}), questionnaire, to=to)


@pytest.mark.parametrize("to", FORMATS)
def test_teams_that_are_made_up_are_never_said_to_have_answered(card, questionnaire, norms, to: str) -> None:
    nobody = Reason(code="made-up-teams", text="These teams are made up. Nobody answered anything.")
    made_up = norms["full"].model_copy(update={"caveats": [nobody, *norms["full"].caveats]})
    text = render_report(card("full", norms=made_up), questionnaire, to=to)

    nowhere = made_up.model_copy(
        update={"dimensions": [place().model_copy(update={"id": each.id}) for each in made_up.dimensions]}
    )

    assert "made-up teams" in text
    assert "these made-up teams" in render_report(card("full", norms=nowhere), questionnaire, to=to)
    assert "answered the same questions" not in text
    assert "happened to be asked" not in text


def test_a_place_that_is_not_known_is_no_number() -> None:
    assert place_text(place(), ENGLISH) == "cannot be placed"


@pytest.mark.parametrize("to", FORMATS)
def test_the_own_result_comes_first_and_other_teams_before_the_comments(card, questionnaire, norms, to: str) -> None:
    text = render_report(card("full", norms=norms["full"], comments=["a", "b", "c"]), questionnaire, to=to)
    marks = (
        [">In short<", "3 features at a glance", "Beside other teams"] if to == "html" else ["In short", "Beside other teams"]
    )
    places = [text.rindex(mark) if mark == "Beside other teams" else text.index(mark) for mark in marks]

    assert places == sorted(places)
    if to != "teams":
        assert places[-1] < text.rindex("In your words")


@pytest.mark.parametrize(("to", "copy"), [*product(FORMATS, ("team", "coach", "organisation"))])
def test_nothing_is_said_of_other_teams_without_norms_or_without_figures(
    card, questionnaire, norms, to: str, copy: str
) -> None:
    for made in (card(), card("full"), card("discussion", norms=norms["discussion"])):
        text = render_report(made, questionnaire, to=to, copy=copy)
        assert "other-teams" not in text
        assert "Beside other teams" not in text


@pytest.mark.parametrize("edition", ["small-team", "full"])
def test_norms_change_nothing_else_in_a_report(card, questionnaire, norms, edition: str) -> None:
    """Neither the short part nor what to read first: a comparison never decides what a team talks about."""
    with_norms = render_report(card(edition, norms=norms[edition]), questionnaire, to="md")
    without = render_report(card(edition), questionnaire, to="md")

    part = re.search(r"^## Beside other teams\n.*?(?=^## )", with_norms, flags=re.MULTILINE | re.DOTALL)
    assert part is not None
    assert with_norms.replace(part[0], "") == without


def test_the_organisations_copy_speaks_of_the_team_and_not_to_it(card, norms) -> None:
    view = other_teams(card("full", norms=norms["full"]), AGREEING, ENGLISH, "organisation")

    assert view is not None
    assert view["score_heading"] == "Score"
    assert "your" not in " ".join(map(str, [*view["about"], *view["how"], *view["notes"], *view["caveats"]])).lower()


def test_where_no_score_can_be_placed_a_sentence_stands_for_the_table(card, questionnaire, norms) -> None:
    nowhere = norms["full"].model_copy(
        update={"dimensions": [place().model_copy(update={"id": id_}) for id_ in ("goals", "roles", "trust")]}
    )
    for to in FORMATS:
        text = render_report(card("full", norms=nowhere), questionnaire, to=to)
        assert "No score is sure enough to be placed among other teams." in text
        assert "Think of 100 such teams" not in text


def test_every_feature_keeps_the_order_of_the_questionnaire_whatever_its_place(card, norms) -> None:
    view = other_teams(card("full", norms=norms["full"]), AGREEING, ENGLISH, "team")

    assert view is not None
    assert [row["title"].plain for row in view["rows"]] == ["Goals", "Roles", "Trust"]
