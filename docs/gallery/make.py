"""Makes the gallery: a report for each kind of team that a change of the report has to look right for.

Nobody answered any of it: the teams are made up, the same ones each time. `tests/report/test_gallery.py` compares what is
made with what lies here, and sees to it that each team shows what its name says.

    python docs/gallery/make.py [DIR]
"""

import argparse
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

from teamcheck import __version__
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.pulse import Pulse
from teamcheck.report.leader.render import render_leaders_copy
from teamcheck.report.pulse.render import render_pulse
from teamcheck.report.pulse.view import Answered, Shown
from teamcheck.report.reciprocity.render import render_reciprocity
from teamcheck.report.render import DocumentFormat, render_report
from teamcheck.responses.made_up.profiles import Profile, simulate_team
from teamcheck.responses.model import Comment, Direction, Policy, Responses, Ticks
from teamcheck.responses.norms import read_norms
from teamcheck.responses.you_said import Heard
from teamcheck.scorecard.build import score
from teamcheck.scorecard.comparison.round_result import as_shown
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.own_ratings import own_ratings
from teamcheck.scorecard.public import Edition, PublicScorecard
from teamcheck.scorecard.pulse_trend import pulse_trend
from teamcheck.scorecard.reciprocity import on_both_sides, partners

HERE = Path(__file__).resolve().parent
FORMATS: tuple[DocumentFormat, ...] = ("html", "md")

WHAT_A_TEAM_SAYS = "What a team says"
HOW_MANY_ANSWER = "How many people answer"
WHAT_IS_ASKED = "What is asked"
WHOM_IT_IS_FOR = "Whom a copy is for"
BESIDE_OTHERS = "Beside other teams"
OTHER_PAGES = "Other pages"

#: Other teams, made up as well: what `teamcheck norms build` makes of what `teamcheck simulate` makes.
NORMS = HERE / "norms.yaml"

#: Where seven features lie in a team that nothing special is to be seen of.
MIXED = (0.76, 0.38, 0.62, 0.84, 0.54, 0.44, 0.70)

#: What was heard in the pulse before the last, and what came of it.
HEARD = (
    Heard(said="The rota comes too late.", did="It now comes four weeks ahead."),
    Heard(said="Nights are short of two people.", did="We cannot mend this; it was raised.", open="Reply by 31 May"),
)

LONG_NAME = (
    "Working group of the wards, the workshops and the offices of all houses north and south of the river, together with the "
    "Übergabeprotokollvorlagenverbesserungsvorschlagssammelstellenleitungsrunde/team_of_many_places_and_many_hours_2026"
)
LONG_COMMENTS = (
    "Krankenhausentlassungsnachsorgekoordinationsbesprechungsprotokollvorlagen!",
    "Allthatwehavewrittendowninthelastyearsandthatnobodyhasreadyetbecauseitisallinoneveryveryverylongwordlikethis.",
    (
        "What I would keep is the way in which we ask each other, before anything is written down, whether it has to be "
        "written down at all, since most of what we write is read by nobody, and what is read is read once."
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Case:
    """One report of the gallery.

    Attributes:
        group: The heading it stands under in the index.
        slug: Name of its files.
        look: What to look at, in a sentence.
        team: Name of the team.
        people: How they answer, and how many do.
        size: Members of the team; None where that is not known.
        edition: The edition that comes out.
        questionnaire: One that comes with teamcheck, or a file in ``questionnaires/``.
        round: The time of asking.
        comments: Id of a comment question to what people wrote; the facilitator has reviewed it.
        policy: What people were told.
        norms: Whether it stands beside other teams.
        render: What else `render_report` is told.
        ticks: Checklist id to what people ticked together, and how many of them did.
        page: Which page it is, where it is no report: see `document`.
        seed: Where chance starts; another one where a team does not show what its name says.
    """

    group: str
    slug: str
    look: str
    team: str
    people: Profile
    size: int | None
    edition: Edition
    questionnaire: str = "seven-features"
    round: str | None = None
    comments: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    policy: Policy = field(default_factory=Policy)
    norms: bool = False
    render: Mapping[str, Any] = field(default_factory=dict)
    ticks: Ticks = field(default_factory=dict)
    page: Literal["report", "leader", "two teams", "pulse"] = "report"
    seed: int = 1


#: Those of one group stand together. A new one also says in the test what it shows.
CASES: tuple[Case, ...] = (
    Case(
        group=WHAT_A_TEAM_SAYS,
        slug="strong",
        look="Everything is rated high: the page must find words for it that are neither a party nor a search for faults.",
        team="Lighthouse",
        people=Profile(9, (0.97, 0.82, 0.88, 0.80, 0.94), noise=0.10, marks=0.95),
        size=10,
        edition="small-team",
        round="2026-03",
        comments={
            "keep": (
                "The ten minutes at the start of the day.",
                "That a question is never too small.",
                "We finish what we begin.",
                "The map of who does what.",
            ),
            "change": ("A bigger table.", "Show the new people how we got here.", "Nothing comes to mind, and that is fine."),
        },
    ),
    Case(
        group=WHAT_A_TEAM_SAYS,
        slug="low",
        look="Everything is rated low and the views are close: the page must be honest without taking away all hope.",
        team="Quarry",
        people=Profile(8, (0.26, 0.32, 0.04, 0.30), person=0.03, leaning=0.03, noise=0.08, marks=0.80),
        size=9,
        edition="small-team",
    ),
    Case(
        group=WHAT_A_TEAM_SAYS,
        slug="split",
        look="People see several features in very different ways: the page should send them to talk, not to a number.",
        team="Crossroads",
        people=Profile(8, (0.60, 0.46, 0.66), person=0.08, leaning=0.24, noise=0.10, marks=0.85),
        size=9,
        edition="small-team",
    ),
    Case(
        group=WHAT_A_TEAM_SAYS,
        slug="flat",
        look="All features lie near each other and nothing stands out: the page should say so and not pick a winner.",
        team="Meadow",
        people=Profile(11, (0.66,), person=0.05, leaning=0.04, noise=0.12, marks=0.85),
        size=12,
        edition="full",
    ),
    Case(
        group=WHAT_A_TEAM_SAYS,
        slug="two-camps",
        look="In some features one half rates high and the other half low: the squares should show both camps.",
        team="Two Bridges",
        people=Profile(12, (0.60, 0.66, 0.56), person=0.04, split=0.72, noise=0.09, marks=0.85),
        size=13,
        edition="full",
        round="Spring",
    ),
    Case(
        group=WHAT_A_TEAM_SAYS,
        slug="marks-not-met",
        look="The people may not be a team in the first place: the page has to say so before any score.",
        team="Corridor",
        people=Profile(7, MIXED, marks=0.30),
        size=8,
        edition="small-team",
    ),
    Case(
        group=HOW_MANY_ANSWER,
        slug="four-people",
        look="Fewer than five answers: questions and cards to talk with, and no figure anywhere.",
        team="Garden Shed",
        people=Profile(4, MIXED, marks=0.85),
        size=5,
        edition="discussion",
        comments={"keep": ("Tea at four.", "We share the van.", "The key under the pot.")},
    ),
    Case(
        group=HOW_MANY_ANSWER,
        slug="five-people",
        look="The fewest answers that give scores: round numbers, wide ranges, words for statements, and three comments.",
        team="Corner Shop",
        people=Profile(5, MIXED, marks=0.85),
        size=6,
        edition="small-team",
        comments={"keep": ("The list by the door.", "Swapping shifts is easy.", "We say hello to everybody.")},
    ),
    Case(
        group=HOW_MANY_ANSWER,
        slug="nine-people",
        look="The largest small team: round numbers and words still, and no counts of answers.",
        team="Boathouse",
        people=Profile(9, MIXED, marks=0.85),
        size=11,
        edition="small-team",
        round="2026-05",
    ),
    Case(
        group=HOW_MANY_ANSWER,
        slug="fourteen-people",
        look="The full page: whole numbers, squares for every answer, the statements that divide the team, comments.",
        team="Railway Yard",
        people=Profile(14, (0.66, 0.74, 0.46, 0.60, 0.80, 0.56, 0.70), person=0.09, missing=0.05, marks=0.85),
        size=16,
        edition="full",
        round="2026-05",
        comments={
            "keep": (
                "The board with the open tasks: one look and I know.",
                "Breakfast on the first Monday.",
                "New ideas get a try before they get a no.",
                "The quiet hour after lunch.",
            ),
            "change": (
                "Tell the evening shift what was decided in the morning.",
                "One goal less.",
                "Let us look back at a job when it is done.",
            ),
        },
    ),
    Case(
        group=HOW_MANY_ANSWER,
        slug="sixty-people",
        look="A very large team: long rows of squares, narrow ranges, and a page that must stay small.",
        team="Harbour Works",
        people=Profile(60, (0.66, 0.74, 0.46, 0.60, 0.80, 0.56, 0.70), person=0.12, leaning=0.12, noise=0.16, marks=0.85),
        size=72,
        edition="full",
    ),
    Case(
        group=HOW_MANY_ANSWER,
        slug="non-response",
        look="Twelve of twenty did not answer: the page must say how far the scores could move with them.",
        team="Night Ferry",
        people=Profile(8, MIXED, marks=0.85),
        size=20,
        edition="small-team",
    ),
    Case(
        group=HOW_MANY_ANSWER,
        slug="everyone-answered",
        look="The same answers as in non-response, but of a team of eight: no range beside a score, and nobody missing.",
        team="Clock Tower",
        people=Profile(8, MIXED, marks=0.85),
        size=8,
        edition="small-team",
    ),
    Case(
        group=HOW_MANY_ANSWER,
        slug="no-size",
        look="Nobody said how large the team is: no share of answers, and ranges that speak of the team in general.",
        team="Windmill",
        people=Profile(12, MIXED, marks=0.85),
        size=None,
        edition="full",
    ),
    Case(
        group=WHAT_IS_ASKED,
        slug="quick-look",
        look="The short questionnaire in a small team: scores, but no exercises, no marks and no word for how close views are.",
        team="Post Office",
        people=Profile(9, MIXED),
        size=10,
        edition="small-team",
        questionnaire="seven-features-short",
    ),
    Case(
        group=WHAT_IS_ASKED,
        slug="one-item",
        look="One statement for each dimension: a word instead of a score, and nothing that pretends to more.",
        team="Bakery",
        people=Profile(8, (0.80, 0.52, 0.16, 0.86, 0.20)),
        size=10,
        edition="small-team",
        questionnaire="one-item",
        comments={"keep": ("Starting early.", "The radio.", "That someone always sweeps up.")},
    ),
    Case(
        group=WHAT_IS_ASKED,
        slug="two-item",
        look="Two statements for each dimension: scores and counts, and the reason why no word says how close views are.",
        team="Print Room",
        people=Profile(12, (0.72, 0.36, 0.58, 0.66), missing=0.0),
        size=14,
        edition="full",
        questionnaire="two-item",
    ),
    Case(
        group=WHAT_IS_ASKED,
        slug="long-names",
        look="Words of 70 letters, strings without a space and endless titles: nothing may run out of the page.",
        team=LONG_NAME,
        people=Profile(12, (0.70, 0.42, 0.60), person=0.10, missing=0.0, marks=0.85),
        size=15,
        edition="full",
        questionnaire="long-names",
        round="second_asking_of_the_second_half_of_the_year_2026_before_the_move_to_the_new_house_and_after_the_holidays",
        comments={"keep": LONG_COMMENTS},
    ),
    Case(
        group=WHAT_IS_ASKED,
        slug="other-scales",
        look="Scales of 11, 2, 7 and 5 points side by side, one with words at its ends only: squares and words must fit each.",
        team="Weather Station",
        people=Profile(12, (0.64, 0.72, 0.58, 0.40, 0.66), person=0.09, missing=0.0),
        size=13,
        edition="full",
        questionnaire="other-scales",
        comments={"change": ("Fewer lists.", "More windows.", "Ask us again in autumn.")},
    ),
    Case(
        group=WHOM_IT_IS_FOR,
        slug="coachs-copy",
        look="The coach's copy of a team that rates everything low: it should slow the coach down before it says what to do.",
        team="Quarry",
        people=Profile(8, (0.26, 0.32, 0.04, 0.30), person=0.03, leaning=0.03, noise=0.08, marks=0.80),
        size=9,
        edition="small-team",
        policy=Policy(audience="team-and-coach"),
        render={"copy": "coach"},
    ),
    Case(
        group=WHOM_IT_IS_FOR,
        slug="coachs-copy-of-fourteen",
        look="The coach's copy with all figures: a hint stands beside each feature, and the figures are the team's.",
        team="Railway Yard",
        people=Profile(14, (0.66, 0.74, 0.46, 0.60, 0.80, 0.56, 0.70), person=0.09, missing=0.05, marks=0.85),
        size=16,
        edition="full",
        round="2026-05",
        policy=Policy(audience="team-and-coach"),
        render={"copy": "coach"},
    ),
    Case(
        group=WHOM_IT_IS_FOR,
        slug="coachs-copy-of-four",
        look="The coach's copy without figures: how to lead the cards, and no word about what anybody answered.",
        team="Garden Shed",
        people=Profile(4, (0.62, 0.50, 0.72, 0.58), marks=0.70),
        size=5,
        edition="discussion",
        policy=Policy(audience="team-and-coach"),
        render={"copy": "coach"},
    ),
    Case(
        group=WHOM_IT_IS_FOR,
        slug="organisations-copy",
        look="What the organisation gets: the features alone, no statement, no comment, and what it can do itself.",
        team="Boathouse",
        people=Profile(9, MIXED, marks=0.85),
        size=11,
        edition="small-team",
        round="2026-05",
        policy=Policy(audience="organisation"),
        render={"copy": "organisation"},
    ),
    Case(
        group=WHOM_IT_IS_FOR,
        slug="organisations-copy-of-twelve",
        look="The same for twelve people: shares of answers are there, how single people's scores lie is not.",
        team="Two Bridges",
        people=Profile(12, (0.60, 0.66, 0.56), person=0.04, split=0.72, noise=0.09, marks=0.85),
        size=13,
        edition="full",
        round="Spring",
        policy=Policy(audience="organisation"),
        render={"copy": "organisation"},
    ),
    Case(
        group=BESIDE_OTHERS,
        slug="beside-other-teams",
        look="Where twenty-six people's scores lie among other teams: after the team's own result, and some cannot be placed.",
        team="Ferry",
        people=Profile(26, (0.60, 0.36, 0.86, 0.64, 0.50, 0.80, 0.30), marks=0.85),
        size=30,
        edition="full",
        round="2026-06",
        norms=True,
    ),
    Case(
        group=BESIDE_OTHERS,
        slug="six-beside-other-teams",
        look="Six people: hardly any score is sure enough to be placed, and the page says so.",
        team="Lifeboat",
        people=Profile(6, (0.60, 0.66, 0.96, 0.64, 0.56, 0.70, 0.58), marks=0.85),
        size=7,
        edition="small-team",
        round="2026-06",
        norms=True,
    ),
    Case(
        group=OTHER_PAGES,
        slug="leaders-copy",
        look="The copy for whoever leads the team: their own answers stand beside the team's figures, and nobody is judged.",
        team="Cornfield",
        people=Profile(11, (0.58, 0.66, 0.50, 0.72)),
        size=13,
        edition="full",
        questionnaire="compassionate-leadership",
        round="2026-04",
        policy=Policy(audience="team-and-coach"),
        page="leader",
    ),
    Case(
        group=OTHER_PAGES,
        slug="two-teams",
        look="Two teams about each other, on the page of the first: both sides or neither, and no team is the better one.",
        team="Brewery about Boatyard",
        people=Profile(11, (0.50, 0.66, 0.58, 0.74)),
        size=None,
        edition="full",
        questionnaire="inter-team",
        round="2026-04",
        policy=Policy(audience="organisation"),
        page="two teams",
    ),
    Case(
        group=OTHER_PAGES,
        slug="pulse",
        look="Four pulses of a team: what was heard and done comes first, then the trend of the one question, in steps of 5.",
        team="Weaving Mill",
        people=Profile(24, (0.62, 0.56, 0.66)),
        size=30,
        edition="small-team",
        questionnaire="pulse",
        round="2026-04-22",
        page="pulse",
    ),
    Case(
        group=OTHER_PAGES,
        slug="a-list",
        look="A list alone: what most people chose, what is theirs to mend, what they have to raise, and no score at all.",
        team="Tide Mill",
        people=Profile(14, (0.5,)),
        size=16,
        edition="full",
        questionnaire="barriers",
        round="2026-04",
        ticks={
            "barriers": {
                ("unclear", "workload"): 5,
                ("workload", "policies"): 3,
                ("unclear", "reporting", "workload"): 3,
                ("conditions",): 2,
                ("clashing",): 1,
            }
        },
    ),
)

HEADINGS = ("| team | what to look at | answered | edition | report |", "| --- | --- | --- | --- | --- |")
EDITION_WORDS: Mapping[Edition, str] = {"discussion": "discussion", "small-team": "small team", "full": "full"}


@cache
def questionnaire_of(name: str) -> Questionnaire:
    """The questionnaire of that name in this folder, or one that comes with teamcheck."""
    file = HERE / "questionnaires" / f"{name}.yaml"
    return load_questionnaire(file if file.is_file() else name)


@cache
def scorecard_of(case: Case) -> PublicScorecard:
    """What may be shown of the team of a case."""
    asked = questionnaire_of(case.questionnaire)
    chance = random.Random(case.seed)
    answers = Responses(
        tuple(item.id for item in asked.items),
        simulate_team(asked, case.people, chance, team=case.team, round=case.round),
        sizes={} if case.size is None else {case.team: case.size},
        comments=[
            Comment(case.team, case.round, asking, text, text) for asking, texts in case.comments.items() for text in texts
        ],
        policy=case.policy,
        ticks={(case.team, case.round): case.ticks},
    )
    (card,) = score(answers, asked)
    norms = read_norms(NORMS, asked) if case.norms else None
    return disclose(card, answers.policy, norms=norms)


def pages(cases: Iterable[Case] = CASES) -> Mapping[str, str]:
    """Every file of the gallery that is made: file name to text."""
    made = {f"{case.slug}.{to}": document(case, to) for case in cases for to in FORMATS}
    return {**made, "README.md": index(cases)}


def document(case: Case, to: DocumentFormat) -> str:
    """One case's page in one format."""
    if case.page == "report":
        return render_report(scorecard_of(case), questionnaire_of(case.questionnaire), to=to, **case.render)
    form: Literal["html", "md"] = "md" if to == "md" else "html"
    return {"leader": leaders_copy, "two teams": two_teams, "pulse": pulses}[case.page](case, form)


def leaders_copy(case: Case, to: Literal["html", "md"]) -> str:
    """The copy of somebody who rates themselves a little higher than their team does."""
    asked = questionnaire_of(case.questionnaire)
    profile = replace(case.people, size=1, levels=tuple(min(level + 0.25, 0.95) for level in case.people.levels), missing=0.0)
    (sheet,) = simulate_team(asked, profile, random.Random(case.seed + 1), team=case.team)
    return render_leaders_copy(scorecard_of(case), asked, own=own_ratings(sheet.answers, asked), to=to)


def two_teams(case: Case, to: Literal["html", "md"]) -> str:
    """The page of the team that answers, with what the other, which is smaller, says of it."""
    ours, theirs = case.team.split(" about ")
    people = replace(case.people, size=7, levels=(0.72, 0.62, 0.40, 0.70))
    back = replace(case, team=f"{theirs} about {ours}", people=people, seed=case.seed + 1)
    directions = {case.team: Direction(ours, theirs), back.team: Direction(theirs, ours)}
    cards = on_both_sides([scorecard_of(case), scorecard_of(back)], directions)
    beside = partners(cards, directions)[ours]
    return render_reciprocity(ours, beside, cards[0], questionnaire_of(case.questionnaire), to=to)


def pulses(case: Case, to: Literal["html", "md"]) -> str:
    """Four pulses: one question each time, and three others in turn."""
    whole, both = questionnaire_of(case.questionnaire), []
    turns = whole.pulse or Pulse((), (), 0)
    names = ("2026-04-01", "2026-04-08", "2026-04-15", "2026-04-22")
    for week, (name, people) in enumerate(zip(names, (24, 26, 22, 25), strict=True)):
        asked = in_turn(whole, turns, week)
        level = case.people.levels[week % len(case.people.levels)]
        rows = simulate_team(asked, replace(case.people, size=people, levels=(level,)), random.Random(week), team=case.team)
        answers = tuple(row._replace(round=name) for row in rows)
        sizes = {case.team: case.size} if case.size else {}
        (card,) = score(Responses(tuple(item.id for item in asked.items), answers, sizes=sizes), asked)
        public = disclose(card, case.policy)
        both.append((public, as_shown(card, public, name=name)))
    cards, results = zip(*both, strict=True)
    trend = pulse_trend(cards, results, frozenset(turns.always))
    return render_pulse(Shown(trend, in_turn(whole, turns, len(names) - 1), Answered(names[-2], HEARD), __version__), to=to)


def in_turn(whole: Questionnaire, turns: Pulse, week: int) -> Questionnaire:
    """What is asked in one of the pulses."""
    turn = turns.rotate[week * turns.each :][: turns.each]
    kept = tuple(each for each in whole.dimensions if each.items[0].id in {*turns.always, *turn})
    return replace(whole, dimensions=kept, sha256=f"{week:064d}", pulse=replace(turns, rotate=turn))


def index(cases: Iterable[Case]) -> str:
    """The list of all cases: what to look at, and where."""
    groups = groupby(cases, key=lambda case: case.group)
    tables = ["\n".join([f"## {group}", "", *HEADINGS, *map(row, members)]) for group, members in groups]
    return "\n\n".join([INTRODUCTION, *tables]) + "\n"


def row(case: Case) -> str:
    """One case's row in the list."""
    answered = f"{case.people.size} of {case.size}" if case.size else f"{case.people.size}"
    links = f"[page]({case.slug}.html), [Markdown]({case.slug}.md)"
    return f"| {case.slug} | {case.look} | {answered} | {EDITION_WORDS[case.edition]} | {links} |"


INTRODUCTION = """\
# A gallery of reports

What teamcheck writes for teams of all kinds. The teams are made up: nobody answered these questions, and nobody wrote these
comments. When you change the report, look through these pages: each says what to look at.

Pages (`.html`) are for a browser: open them in your own copy of this repository. Which edition a team gets, and why, stands
in [privacy.md](../privacy.md).

All reports, and this list, are made by a command. It writes them here, or into a folder that you name after it.

```sh
.venv/bin/python docs/gallery/make.py
```

A test, `tests/report/test_gallery.py`, fails when they are not what the command makes now. The teams stand in
[make.py](make.py), questionnaires made for them in [questionnaires](questionnaires)."""


def main() -> None:
    """Write every file of the gallery into a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", metavar="DIR", nargs="?", type=Path, default=HERE, help="default: where this script lies")
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    made = pages()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"Wrote {len(made)} files into {folder}")


if __name__ == "__main__":
    main()
