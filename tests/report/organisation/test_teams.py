"""Teams side by side: in words, in a table by name, as dots; and parted into pages where they are many."""

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from teamcheck.report.language import ENGLISH
from teamcheck.report.organisation import shared, strips
from teamcheck.report.organisation.heat import STEPS, legend, tint
from teamcheck.report.organisation.plan import MOST_ROWS, Planning
from teamcheck.report.organisation.render import render_organisation, render_organisation_pages
from teamcheck.scorecard.printed import printed
from teamcheck.scorecard.public import PolicyStamp, Reason
from teamcheck.scorecard.totals import patterns
from teamcheck.scorecard.totals.public import (
    PublicCompared,
    PublicCoverage,
    PublicDot,
    PublicMiddle,
    PublicNode,
    PublicPattern,
    TeamPath,
)

TOLD = PolicyStamp(minimum=5, audience="organisation")
TITLES = {"goals": "Goals", "roles": "Roles", "trust": "Trust"}
EASY = "Some statements are harder to say yes to than others."


def pattern(id_, below, above, teams=12, against="scale", lines=(50, 60)):
    """A pattern as the rule finds it."""
    few = teams < 5
    return PublicPattern(
        id=id_,
        teams=teams,
        against=against,
        low=lines[0],
        high=lines[1],
        below=None if few else below,
        above=None if few else above,
        pattern=None if few else patterns.shared(below, above, teams),
        withheld={},
    )


def said(organisation, *found, norms=None):
    """The title, the first paragraph and what to keep in mind."""
    made = organisation(patterns=list(found), norms=norms)
    return (
        shared.title(made, TITLES, ENGLISH).plain,
        [sentence.plain for sentence in shared.shared(made, TITLES, ENGLISH)],
        [sentence.plain for sentence in shared.cautions(made, ENGLISH)],
    )


def test_what_most_teams_share_is_said_low_first_and_with_a_caution(organisation):
    title, short, cautions = said(organisation, pattern("goals", 2, 5), pattern("roles", 0, 12), pattern("trust", 9, 1))
    assert title == "Low in most teams: Trust"
    assert short == [
        "9 of 12 teams score below 50 on “Trust”: that is a matter for the organisation, not for single teams.",
        "12 of 12 teams score 60 or more on “Roles”.",
    ]
    assert cautions[0].startswith(EASY)


def test_nothing_shared_is_said_too_and_needs_no_caution(organisation):
    title, short, cautions = said(organisation, pattern("goals", 8, 4), pattern("roles", 4, 8), pattern("trust", 0, 0))
    assert title == "Nothing is low or high in most teams"
    assert short == ["No feature is low in most teams, and none is high in most teams. Look at each team by itself."]
    assert cautions == []


def test_of_fewer_than_five_teams_nothing_is_said(organisation):
    title, short, cautions = said(organisation, *(pattern(id_, 4, 0, teams=4) for id_ in TITLES))
    assert title == "All teams together"
    assert short == ["Fewer than five teams can be shown, so nothing is said of what teams share."]
    assert cautions == []


def test_many_features_are_named_together(organisation):
    title, short, _ = said(organisation, *(pattern(id_, 12, 0) for id_ in TITLES))
    assert title == "Low in most teams: all features"
    assert len(short) == 3
    more = [pattern(id_, 12, 0) for id_ in ("a", "b", "c", "d")] + [pattern("e", 0, 0)]
    made = organisation(patterns=more)
    titles = {id_: id_.upper() for id_ in "abcde"}
    assert shared.title(made, titles, ENGLISH) == "Low in most teams: 4 features"
    (together,) = shared.shared(made, titles, ENGLISH)
    assert together.plain == (
        "Most teams score below 50 on “A”, “B”, “C” and “D”: these are matters for the organisation, not for single teams."
    )


def test_beside_norms_it_is_said_what_teams_are_compared_with(organisation):
    norms = PublicCompared(
        edition="Spring", day="2026-03-01", sector="hospitals", teams=120, people=900, caveats=[Reason(code="x", text="Old.")]
    )
    title, short, cautions = said(
        organisation, pattern("goals", 10, 2, against="norms", lines=(63, 63)), pattern("roles", 0, 0), norms=norms
    )
    assert title == "Lower than elsewhere in most teams: Goals"
    assert short[0].startswith("10 of 12 teams score below the middle of other teams (63) on “Goals”: ")
    assert cautions[0] == "Compared with 120 other teams (900 people): “Spring”."
    assert "Old." in cautions
    assert not any(sentence.startswith(EASY) for sentence in cautions)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30)), min_size=3, max_size=3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_every_number_of_a_sentence_is_that_of_its_feature(organisation, counts):
    found = [
        pattern(id_, below, above, below + between + above) for id_, (below, between, above) in zip(TITLES, counts, strict=True)
    ]
    _, short, _ = said(organisation, *found)
    for each in found:
        mine = [sentence for sentence in short if f"“{TITLES[each.id]}”" in sentence]
        numbers = [list(map(int, re.findall(r"\d+", sentence))) for sentence in mine]
        expected = {"low": [[each.below, each.teams, 50]], "high": [[each.above, each.teams, 60]], None: []}
        assert numbers == expected[each.pattern]


def test_the_words_for_most_are_those_of_the_rule():
    assert (patterns.MOST, patterns.FEWEST_ALIKE) == (0.75, 5)
    first, second, _ = shared.most(ENGLISH)
    assert "three of four" in first
    assert "five at least" in first
    assert "below 50" in second
    assert "60 or more" in second


@pytest.mark.parametrize("score", range(101))
def test_the_tint_is_that_of_the_printed_score_as_the_legend_says_it(score):
    (name,) = (
        name
        for name, text in legend(ENGLISH)
        if (bounds := list(map(int, re.findall(r"\d+", text))))
        and (bounds[0] if "less" not in text else 0) <= score <= (bounds[-1] if "more" not in text else 100)
    )
    assert tint(score) == name
    assert STEPS[1] == patterns.LOW_BELOW


def middle(*scores):
    """How these scores lie."""
    dots = [PublicDot(score=score, score_end=None, teams=scores.count(score)) for score in sorted(set(scores))]
    return PublicMiddle(id="goals", teams=len(scores), median=50.0, middle_half=[40, 60], scores=dots, withheld={})


@given(st.lists(st.integers(0, 100), min_size=5, max_size=strips.MOST_DOTS))
def test_every_team_is_a_dot_at_its_score_and_none_covers_another(scores):
    assume(not strips.has_bars(middle(*scores)))
    path = re.search(r'class=team d="([^"]+)"', strips.strip(middle(*scores)))
    dots = [tuple(map(int, dot)) for dot in re.findall(r"M(\d+) (\d+)h[.]01", path[1])]
    assert sorted(x for x, _ in dots) == sorted(10 * score for score in scores)
    assert all(
        abs(x - other_x) >= 22 or abs(y - other_y) >= 22
        for place, (x, y) in enumerate(dots)
        for other_x, other_y in dots[:place]
    )
    height = int(re.search(r"viewBox=0,0,1000,(\d+)", strips.strip(middle(*scores)))[1])
    assert all(0 < y < height for _, y in dots)


def test_many_teams_are_bars_and_the_largest_count_is_the_highest():
    drawn = strips.strip(middle(*[40] * 30, *[42] * 30, *[43] * 10, *[90] * 1))
    assert "class=team" not in drawn
    bars = re.findall(r"M(\d+) (\d+)v-(\d+)", drawn)
    assert bars == [("400", "120", "120"), ("450", "120", "20"), ("900", "120", "2")]


def test_teams_are_bars_where_there_are_too_many_or_a_pile_gets_too_high():
    assert not strips.has_bars(middle(*[40] * 10, *[60] * 10))
    assert strips.has_bars(middle(*[40] * 11))
    assert not strips.has_bars(middle(*[score for score in range(0, 100, 5) for _ in range(3)]))
    assert strips.has_bars(middle(*[score for score in range(0, 100, 5) for _ in range(3)], 99))


def test_what_is_drawn_is_said(organisation):
    (goals, _, trust) = organisation().medians
    assert strips.in_words(goals.scores, ENGLISH).startswith("3 teams at 40, 4 teams at 50")
    assert strips.strip(trust) == ""


def many(organisation, card, parts, each):
    """So many parts in each of two, with so many teams each, and two teams that are in no part."""
    wards = [("Top", f"House {1 + part % 2}", f"Ward {part}") for part in range(parts)]
    whole = (9000, 8000, (("full", 8000, 62),) * 3)
    paths = [("Top",), ("Top", "House 1"), ("Top", "House 2"), *wards]
    members = [
        TeamPath(team=f"Team {place}-{number}", path=list(path)) for place, path in enumerate(wards) for number in range(each)
    ]
    members += [TeamPath(team=f"Stray {number}", path=["Top"]) for number in range(2)]
    made = organisation(dict.fromkeys(paths, whole), policy=TOLD, members=members)
    line = printed(card("full", policy=TOLD))
    values = {field: getattr(line, field) for field in type(line).__slots__}
    return made, [type(line)(**values | {"team": member.team}) for member in members]


@pytest.mark.parametrize(("parts", "each", "most"), [(6, 3, 5), (6, 3, 3), (3, 9, 4), (12, 1, 5), (30, 2, 4), (4, 2, 100)])
def test_every_team_and_part_stands_on_a_page_and_none_has_too_many(organisation, card, parts, each, most):
    made, teams = many(organisation, card, parts, each)
    pages = list(Planning(made, teams, most).pages())
    listed = [placed.team.team for page in pages for placed in page.teams]
    assert sorted(listed) == sorted(team.team for team in teams)
    assert {tuple(node.path) for page in pages for node in page.nodes} == {tuple(node.path) for node in made.nodes[1:]}
    assert all(len(page.nodes) <= most and len(page.teams) <= most for page in pages)
    places = [page.place for page in pages]
    assert len(places) == len(set(places))
    led_to = {place for page in pages for place in (*page.leads.values(), *(link.place for link in page.links))}
    assert led_to == set(places) - {""}
    assert [page.place for page in pages if page.above is None] == [""]
    assert all(page.above in places for page in pages if page.above is not None)


@pytest.mark.parametrize("to", ["html", "md"])
def test_links_of_pages_lead_to_pages(organisation, card, questionnaire, to):
    made, teams = many(organisation, card, 8, 3)
    pages = dict(render_organisation_pages(made, questionnaire, to=to, teams=teams, most=4))
    assert next(iter(pages)) == f"organisation.{to}"
    links = re.compile(r'href="?([^"# >]+)' if to == "html" else r"\]\(([^)]+)\)")
    found = {
        (place, link.removeprefix("../") if link.startswith("../") else "/".join([*place.split("/")[:-1], link]))
        for place, page in pages.items()
        for link in links.findall(page)
    }
    assert {link for _, link in found} == set(pages)
    assert not re.search(r"Team \d+-\d+|Stray", "".join(_anonymous(made, questionnaire, to)))


def _anonymous(made, questionnaire, to):
    return [page for _, page in render_organisation_pages(made, questionnaire, to=to, most=4)]


def test_where_everything_fits_there_is_one_page_and_it_is_the_document(organisation, card, questionnaire):
    made, teams = many(organisation, card, 8, 3)
    assert dict(render_organisation_pages(made, questionnaire, teams=teams)) == {
        "organisation.html": render_organisation(made, questionnaire, teams=teams)
    }
    assert len(teams) < MOST_ROWS


def test_pages_of_parts_are_whole_and_say_what_people_were_told(organisation, card, questionnaire, outline):
    made, teams = many(organisation, card, 8, 3)
    for place, page in render_organisation_pages(made, questionnaire, teams=teams, most=4):
        read = outline(page)
        assert read.faults == []
        assert "your team's figures may go to the organisation" in read.text
        assert ("To the page above" in read.text) == (place != "organisation.html")
        assert "No figures here, put together" in read.text


def test_places_of_pages_do_not_depend_on_figures(organisation, card):
    made, teams = many(organisation, card, 8, 3)
    other = made.model_copy(update={"nodes": [_without_figures(node) for node in made.nodes[::-1]]})
    places = [page.place for page in Planning(made, teams, 4).pages()]
    assert places == [page.place for page in Planning(other, teams[::-1], 4).pages()]


def _without_figures(node: PublicNode) -> PublicNode:
    return node.model_copy(update={"dimensions": [each.model_copy(update={"score": None}) for each in node.dimensions]})


def test_how_many_teams_are_shown_is_said_as_people_say_it():
    def extent(shown, teams):
        counts = {"listed": teams, "with_answers": teams, "invited": None, "answered": 9, "without": [], "withheld": {}}
        return shared.extent(PublicCoverage(teams=teams, shown=shown, **counts), ENGLISH)

    assert extent(0, 3) == "No team has enough answers to be shown."
    assert extent(1, 1) == "The one team can be shown."
    assert extent(12, 12) == "All 12 teams have enough answers to be shown."
    assert extent(9, 12) == "9 of 12 teams have enough answers to be shown."
