"""The section on what changed: its sentences follow from the figures, and page, Markdown and JSON hold the same."""

import re

import pytest

from teamcheck.report.figures import render_figures
from teamcheck.report.language import ENGLISH
from teamcheck.report.organisation.change_words import lead, median_change, of_lowest, of_words, teams
from teamcheck.report.organisation.render import render_organisation
from teamcheck.scorecard.public_change import (
    ChangedDimension,
    ChangedRound,
    LowestTeams,
    PublicChange,
    RoundMiddle,
    TeamsByWord,
)
from teamcheck.scorecard.reasons import withheld

WAYS = ("up", "down")
WORDS = ("clear_up", "possible_up", "same", "unclear", "possible_down", "clear_down")


def middle(score, total=None, end=None):
    reasons = {} if score is not None else withheld(median="few-scores")
    reasons |= {} if total is not None else withheld(total="no-totals")
    return RoundMiddle(teams=19 if score is not None else 3, median=score, total=total, total_end=end, withheld=reasons)


def by_word(numbers=None, told=12, too_few=7, **codes):
    """The words of teams: eight numbers, or two and why the others are not said, or why none is."""
    shown = dict.fromkeys((*WAYS, *WORDS)) | (numbers or {})
    reasons = withheld(**codes)
    missing = {name: "words-of-teams" for name, number in shown.items() if number is None and name not in reasons}
    return TeamsByWord(told=told, too_few=too_few, not_comparable=0, **shown, withheld=reasons | withheld(**missing))


def lowest(then=41, now=50, expected=47, far=(40, 54), *, differ=True):
    figures = {"then": then, "now": now, "expected": expected, "expected_range": list(far)}
    return LowestTeams(teams=5, of=19, **figures, usual_spread=21, teams_differ=differ)


def dimension(id_, rounds, words, low, *, median=None, codes=None):
    missing = withheld(**(codes or {}))
    return ChangedDimension(id=id_, rounds=rounds, teams=19, median_change=median, words=words, lowest=low, withheld=missing)


FINE = dict(zip((*WAYS, *WORDS), (5, 1, 2, 3, 1, 5, 1, 0), strict=True))


def change(*, named=False, totals=False, **keys):
    """Three rounds of three features: one of teams with words, one of small teams, one in which hardly anything is shown."""
    of_goals = by_word(FINE) if named else by_word({"up": 5}, down="hardly-any")
    one, two, three = (62, 58, 60) if totals else (None, None, None)
    values = {
        "rounds": [
            ChangedRound(round="2024-11", teams=17, answered=140),
            ChangedRound(round="2025-05", teams=20, answered=171),
            ChangedRound(round="2025-11", teams=22, answered=163),
        ],
        "both": 19,
        "only_then": 1,
        "only_now": 3,
        "dimensions": [
            dimension(
                "goals",
                [middle(58.0, one), middle(55.0, two), middle(62.5, three)],
                of_goals,
                lowest(),
                median=5.0,
            ),
            dimension(
                "roles",
                [middle(70.0), middle(70.0, two), middle(70.0, three)],
                by_word(told=3, too_few=16, **dict.fromkeys((*WAYS, *WORDS), "few-words")),
                lowest(60, 62, 70, (64, 76), differ=False),
                median=0.0,
            ),
            dimension(
                "trust",
                [middle(None), middle(None, two), middle(None, three)],
                by_word(told=0, too_few=2, **dict.fromkeys((*WAYS, *WORDS), "few-words")),
                None,
                codes={"median_change": "few-twice", "lowest": "few-for-lowest"},
            ),
        ],
    }
    return PublicChange(**values | keys)


def said(sentences):
    return [sentence.plain for sentence in sentences]


def test_the_first_lines_say_which_teams_and_that_people_may_be_others():
    assert said(lead(change(), ENGLISH)) == [
        "Then is 2025-05, now is 2025-11.",
        "19 teams answered both times.",
        "1 team answered then only.",
        "3 teams answered now only.",
        "Different people may have answered: nobody knows which answers are of the same person.",
    ]
    assert len(lead(change(only_then=0, only_now=0), ENGLISH)) == 3


@pytest.mark.parametrize(
    ("found", "by_itself", "beside"),
    [
        (
            lowest(),
            "That is a rise of 9 points. About 6 of these would come without any change.",
            "50 is what chance alone could bring",
        ),
        (
            lowest(now=60),
            "a rise of 19 points. About 6 of these would come",
            "60 is more than chance alone would bring (40 to 54).",
        ),
        (lowest(now=44), "a rise of about 6 points is to be expected. It was 3.", "44 is what chance alone could bring"),
        (
            lowest(now=38),
            "about 6 points is to be expected, and there was none.",
            "38 is less than chance alone would bring (40 to 54).",
        ),
        (lowest(expected=41), "Without any change, no rise is to be expected.", "50 is what chance alone could bring"),
        (lowest(expected=42, now=41), "a rise of about 1 point is to be expected, and there was none.", "41 is what"),
    ],
)
def test_of_the_lowest_it_says_how_much_comes_by_itself(found, by_itself, beside):
    first, *_, middle_, last = said(of_lowest(found, None, ENGLISH))
    assert first == f"The 5 lowest of 19 teams: {found.then} on average then, {found.now} now."
    assert by_itself in middle_
    assert last.startswith(beside)


def test_where_teams_do_not_differ_that_is_said():
    assert said(of_lowest(lowest(differ=False), 5.0, ENGLISH))[1].startswith("The data show no difference between teams")
    assert not any("no difference" in sentence for sentence in said(of_lowest(lowest(), 5.0, ENGLISH)))


def test_where_the_lowest_moved_by_more_than_chance_it_says_how_far_all_teams_did():
    assert said(of_lowest(lowest(now=60), 5.0, ENGLISH))[-1] == "The middle change of all teams is +5."
    assert not any("all teams" in sentence for sentence in said(of_lowest(lowest(), 5.0, ENGLISH)))


def test_the_team_in_the_middle_moved_or_did_not():
    goals, roles, trust = change().dimensions
    assert median_change(goals, ENGLISH).plain == "Middle change of 19 teams: +5"
    assert median_change(roles, ENGLISH).plain.endswith(": 0")
    assert median_change(trust, ENGLISH) == ""


def test_numbers_of_teams_are_those_of_the_figures_or_words_for_them():
    found = by_word({"up": 5}, down="hardly-any")
    assert [teams(found, name, ENGLISH) for name in WAYS] == ["5", "fewer than 3"]
    assert teams(by_word({}, up="nearly-all", down="hardly-any"), "up", ENGLISH) == "nearly all"


def test_chance_is_named_where_words_are():
    assert any("1 team in 30" in sentence for sentence in said(of_words(change(), ENGLISH, told=True)))
    assert not any("1 team in 30" in sentence for sentence in said(of_words(change(), ENGLISH, told=False)))


@pytest.mark.parametrize("to", ["html", "md"])
@pytest.mark.parametrize(("named", "totals"), [(False, False), (True, True)])
def test_the_section_is_that_of_the_golden_folder(organisation, questionnaire, golden, to, named, totals):
    made = organisation(change=change(named=named, totals=totals))
    text = render_organisation(made, questionnaire, to=to)
    section = _section(text, to)
    kind = "named" if named else "unnamed"
    golden(f"organisation-change-{kind}-{to}", {f"section.{to}": section.replace("><", ">\n<") if to == "html" else section})


def _section(text, to):
    found = re.search(
        r"<section id=\"?change.*?</section>" if to == "html" else r"## Change since last time\n.*?(?=\n## )", text, re.DOTALL
    )
    return found[0] + "\n"


@pytest.mark.parametrize("to", ["html", "md"])
def test_without_an_earlier_round_there_is_no_section(organisation, questionnaire, to):
    assert "Change since last time" not in render_organisation(organisation(), questionnaire, to=to)
    assert "Change since last time" in render_organisation(organisation(change=change()), questionnaire, to=to)


def test_a_page_with_an_earlier_round_is_that_of_the_golden_folder(organisation, questionnaire, golden):
    """The whole page, for the tests that open it in a browser."""
    made = organisation(change=change())
    page = render_organisation(made, questionnaire).replace("><", ">\n<")
    golden("organisation-changed", {"page.html": page, "scores.json": render_figures([], to="json", organisation=made)})
