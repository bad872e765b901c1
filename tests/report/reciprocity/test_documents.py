"""The page of a team with each team it works with: those of the golden folder, and no more than the two scorecards say."""

import re
from itertools import pairwise

import pytest

from teamcheck.report.language import ENGLISH, Language
from teamcheck.report.look import Look
from teamcheck.report.reciprocity import words
from teamcheck.report.reciprocity.render import render_reciprocity
from teamcheck.scorecard.discussion import without_figures
from teamcheck.scorecard.public import PolicyStamp
from teamcheck.scorecard.reciprocity import ONE_SIDED, Partner

HOSTILE = "<script>alert(1)</script>"
BUDGET = 60 * 1024
POLICY = PolicyStamp(minimum=5, audience="organisation")
LOW = {
    "goals": {"score": 30, "interval": [15, 45], "worst_case": [20, 45], "agreement": "apart"},
    "roles": {"score": 75, "interval": [60, 90], "agreement": "mixed", "words": ["mixed", None, "mostly disagree"]},
}


@pytest.fixture
def sides(card):
    """Two teams about each other: the second small, lower, and with comments."""

    def make(edition="full", **keys):
        ours = card(edition, policy=POLICY, team="Ward about Pharmacy", **keys)
        theirs = card(change=LOW, policy=POLICY, team="Pharmacy about Ward", comments=["Their phone.", "Tea", "The <list>"])
        return ours, theirs

    return make


@pytest.fixture
def page(sides, questionnaire):
    """The page of Ward with a partner that is shown and one that is not, or with other partners."""

    def make(*partners, to="html", **keys):
        both = sides()
        beside = partners or (Partner("Pharmacy", both), Partner("Theatre", None))
        return render_reciprocity("Ward", beside, both[0], questionnaire, to=to, **keys)

    return make


def lined(page):
    return page.replace("><", ">\n<")


def test_documents_are_those_of_the_golden_folder(page, sides, golden):
    golden("reciprocity-two", {"page.html": lined(page()), "page.md": page(to="md")})
    small = sides("small-team")
    golden("reciprocity-small", {"page.html": lined(page(Partner("Pharmacy", small))), "page.md": page(to="md")})
    golden(
        "reciprocity-none", {"page.html": lined(page(Partner("Theatre", None))), "page.md": page(Partner("X", None), to="md")}
    )


def test_a_page_from_right_to_left_is_that_of_the_golden_folder(page, golden, pseudo_locale):
    golden("reciprocity-mirrored", {"page.html": lined(page(language=Language("he", pseudo_locale)))})


def test_a_page_is_well_formed_small_and_asks_for_nothing(page, outline):
    made = page()
    found = outline(made)
    levels = [int(tag[1]) for tag, _ in found.elements if re.fullmatch("h[1-6]", tag)]
    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    assert found.faults == []
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(set(ids)) == len(ids)
    assert not found.all("script", "link", "img", "form", "iframe")
    assert {link["href"] for link in found.all("a")} <= {f"#{name}" for name in ids}


def test_eight_partners_fit_into_the_budget(page, sides):
    assert len(page(*(Partner(f"Team {place}", sides()) for place in range(8))).encode()) <= BUDGET


def test_names_are_shown_as_the_text_they_are(page, sides):
    made = page(Partner(HOSTILE, sides()), Partner("**x**", None))
    assert HOSTILE not in made
    assert "&lt;script&gt;" in made
    assert r"\*\*x\*\*" in page(Partner("**x**", None), to="md")


def test_a_page_wears_the_users_own_sheet(page):
    assert ".mine{color:red}" in page(look=Look(style=".mine{color:red}"))


def test_only_protected_scorecards_of_the_same_questionnaire_are_drawn(sides, questionnaire):
    ours, theirs = sides()
    with pytest.raises(TypeError, match="protected"):
        render_reciprocity("Ward", [Partner("Pharmacy", (ours, theirs.model_dump()))], ours, questionnaire)
    stamp = ours.questionnaire.model_copy(update={"sha256": "1" * 64})
    other = theirs.model_copy(update={"questionnaire": stamp})
    with pytest.raises(ValueError, match="another questionnaire"):
        render_reciprocity("Ward", [Partner("Pharmacy", (ours, other))], ours, questionnaire)


# --- no more than the two scorecards say


def test_every_number_of_a_pair_is_printed_in_one_of_its_scorecards(page, sides):
    both = sides()
    text = page(Partner("Pharmacy", both), to="md")
    part = text.split("## You and Pharmacy")[1].split("\n## ")[0]
    printed = {card.answered for card in both} | {100}
    for dimension in (dimension for card in both for dimension in card.dimensions):
        printed |= {dimension.score, *(dimension.interval or ())}
    found = {int(number) for number in re.findall(r"(?<![\w.])\d+", part)}
    assert found - {0} <= printed
    assert {58, 30} <= found


def test_counts_spread_and_shares_of_a_team_are_not_on_a_page_for_two(page, sides):
    ours, theirs = sides()
    silent = [
        dimension.model_copy(
            update={
                "favourable": 1,
                "neutral": 2,
                "unfavourable": 97,
                "worst_case": [0, 100],
                "spread": None,
                "step": 0.1,
                "items": [item.model_copy(update={"counts": None}) for item in dimension.items],
            }
        )
        for dimension in ours.dimensions
    ]
    other = ours.model_copy(update={"dimensions": silent, "size": None, "response_rate": None})
    assert page(Partner("Pharmacy", (other, theirs))) == page(Partner("Pharmacy", (ours, theirs)))


def test_a_pair_that_is_not_shown_reads_the_same_whatever_either_side_said(page, sides):
    ours, theirs = sides()
    gone = page(Partner("Pharmacy", None), to="md")
    assert "does not say on which side" in gone
    part = gone.split("## You and Pharmacy")[1].split("\n## ")[0]
    assert not {str(ours.answered), str(theirs.answered)} & set(re.findall(r"\d+", part))
    assert "Their phone" not in gone


def test_a_feature_that_is_hidden_on_both_sides_says_so_without_saying_whose_answers_are_missing(page, sides):
    pairs = []
    for short in (0, 1):
        both = list(sides())
        for place, card in enumerate(both):
            code = "below-minimum" if place == short else ONE_SIDED
            hidden = without_figures(card, code).dimensions[0]
            both[place] = card.model_copy(update={"dimensions": [hidden, *card.dimensions[1:]]})
        pairs.append(page(Partner("Pharmacy", tuple(both))))
    assert "Not shown: too few answers on one side or the other." in pairs[0]
    assert sorted(pairs[0].split("<")) == sorted(pairs[1].split("<"))


# --- the words


def features(sides, *keep):
    ours, theirs = sides("small-team")
    return [pair for pair in zip(ours.dimensions, theirs.dimensions, strict=True) if pair[0].id in keep]


def with_scores(pair, mine, yours):
    reach = 25 if abs(mine - yours) == 20 else 10

    def scored(dimension, value):
        return dimension.model_copy(update={"score": value, "interval": [value - reach, value + reach]})

    return scored(pair[0], mine), scored(pair[1], yours)


@pytest.mark.parametrize(
    ("scores", "short", "start"),
    [
        ([(80, 50), (80, 40)], "You rate every feature of working together higher than P does.", "“Roles” and “Goals”"),
        ([(40, 80), (40, 80)], "You rate every feature of working together lower than P does.", "“Goals” and “Roles”"),
        ([(80, 50), (60, 60)], "You rate “Goals” higher than P does. You both rate “Roles” much the same", "“Goals”: there"),
        ([(50, 60), (60, 70)], "The two of you see it much the same, as far as these figures can tell.", "“Goals”: of all"),
        ([(70, 60), (60, 70)], "The two of you see it much the same", "Begin with what helps both teams"),
        (
            [(70, 50), (60, 60)],
            "You both rate “Roles” much the same. On “Goals”, the ranges are too wide to tell.",
            "“Goals”: of all",
        ),
    ],
)
def test_a_pair_in_short_and_where_to_begin(scores, short, start, sides):
    found = [with_scores(pair, *values) for pair, values in zip(features(sides, "goals", "roles"), scores, strict=True)]
    said = " ".join(sentence.plain for sentence in words.in_short(found, "P", ENGLISH))
    begin = " ".join(sentence.plain for sentence in words.begin(words.begin_with(found), ENGLISH))
    assert said.startswith(short)
    assert start in begin


def test_a_feature_of_one_statement_has_no_two_scores(sides):
    (pair,) = features(sides, "trust")
    assert words.comes_to(pair, "P", ENGLISH) == "There are no two scores to put side by side."


def test_nobody_is_blamed_ranked_or_called_right(page):
    text = page(to="md")
    before = text.split("## Talk about it together")[0]
    assert not re.search(r"\b(best|worst|rank\w*|blame\w*|fault|fail\w*)\b", before, re.IGNORECASE)
    assert "they do not say who is right" in text
