"""How long the report of a large organisation takes, how large its pages are, and how much memory it needs.

Made-up teams of 3 to 24 people, in divisions of departments of ten or so, or in no parts at all. Each kind is a process of its
own with one thread: it makes the teams, which is not counted, then works out what may be shown of all of them together, and
renders every page, holding one at a time.

    python benchmarks/organisation.py [--teams 5000]
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from functools import reduce
from typing import Any, NamedTuple

from teamcheck.organisation.whole import in_tree
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report.organisation.render import render_organisation_pages
from teamcheck.responses.made_up.profiles import Profile, simulate_team
from teamcheck.responses.model import Audience, Policy, Responses
from teamcheck.responses.teams import ListOfTeams
from teamcheck.scorecard.build import score
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.model import Scorecard
from teamcheck.scorecard.parted import Atom, Parted
from teamcheck.scorecard.plan import scored_plan
from teamcheck.scorecard.printed import PrintedTeam, printed
from teamcheck.scorecard.totals.disclose import disclose_totals
from teamcheck.statistics.complete import CompleteCases, added

QUESTIONNAIRE = "seven-features"
#: Different teams; with more teams than that, they come again under other names.
DIFFERENT = 200
#: Seconds for 50,000 teams in all, and the most bytes of one page.
BUDGET_TEAMS, BUDGET_SECONDS, BUDGET_BYTES = 50_000, 20, 500 * 1024


class Kind(NamedTuple):
    """What organisation it is: who sees the teams' figures, and whether they stand in parts."""

    audience: Audience
    in_parts: bool


KINDS = {
    "named teams in departments": Kind("organisation", in_parts=True),
    "unnamed teams in departments": Kind("team", in_parts=True),
    "named teams without parts": Kind("organisation", in_parts=False),
}


class Made(NamedTuple):
    """The teams: what was counted of them, and what their own reports print."""

    atoms: tuple[Atom, ...]
    lines: list[PrintedTeam]
    complete: tuple[CompleteCases, ...]
    sizes: dict[str, int]


def different(asked: Questionnaire) -> list[Scorecard]:
    """Some teams of many characters, the same ones each time."""
    chance, found = random.Random(1), []
    for place in range(DIFFERENT):
        people = 3 + place % 22
        levels = tuple(chance.uniform(0.3, 0.9) for _ in range(7))
        rows = simulate_team(asked, Profile(people, levels, person=chance.uniform(0.03, 0.15)), chance, team="Team")
        responses = Responses(tuple(item.id for item in asked.items), rows, sizes={"Team": people + chance.randint(0, 5)})
        found.extend(score(responses, asked, complete=True))
    return found


def made(asked: Questionnaire, teams: int, audience: Audience) -> Made:
    """So many teams: the different ones in turn, each under a name of its own."""
    some = different(asked)
    tallies = [tuple(result.tally for result in card.dimensions) for card in some]
    lines = [printed(disclose(card, Policy(audience=audience))) for card in some]
    names = [f"Team {number:05d}" for number in range(teams)]
    whole = [reduce(added, (each[place].complete for each in tallies)) for place in range(7)]  # type: ignore[arg-type]
    return Made(
        tuple(Atom(name, (), some[n % DIFFERENT].answered, tallies[n % DIFFERENT]) for n, name in enumerate(names)),
        [_called(lines[n % DIFFERENT], name) for n, name in enumerate(names)],
        tuple(whole),
        {name: some[n % DIFFERENT].size or 1 for n, name in enumerate(names)},
    )


def _called(line: PrintedTeam, name: str) -> PrintedTeam:
    values: dict[str, Any] = {field: getattr(line, field) for field in PrintedTeam.__slots__}
    return PrintedTeam(**values | {"team": name})


def listed(found: Made) -> ListOfTeams:
    """A list of teams in divisions of a hundred departments of ten teams; a few teams are in no department."""
    values = {}
    for number, name in enumerate(found.sizes):
        department = "" if number % 97 == 0 else f"Department {number // 10}"
        values[name] = {"division": f"Division {number // 1000}", "department": department}
    rows = {name: row for row, name in enumerate(found.sizes, start=2)}
    return ListOfTeams("teams.csv", found.sizes, ("division", "department"), values, rows, ("C", "D"))


def measure(kind: Kind, teams: int) -> dict[str, float]:
    """Work out what is shown, and render the pages one after the other."""
    asked = load_questionnaire(QUESTIONNAIRE)
    found = made(asked, teams, kind.audience)
    tree = listed(found) if kind.in_parts else None
    levels = ("division", "department") if kind.in_parts else ()
    parted, before = Parted(scored_plan(asked), found.atoms), peak()
    began = time.process_time()
    whole = in_tree(parted, asked, round_=None, teams=tree, levels=levels, sizes=found.sizes, complete=found.complete)
    shown = disclose_totals(whole, Policy(audience=kind.audience), found.lines)
    decided = time.process_time()
    named = found.lines if kind.audience == "organisation" else []
    sizes = [len(page.encode()) for _, page in render_organisation_pages(shown, asked, teams=named)]
    ended = time.process_time()
    return {
        "shown": decided - began,
        "rendered": ended - decided,
        "pages": len(sizes),
        "largest": max(sizes),
        "first": sizes[0],
        "all": sum(sizes),
        "growth": peak() - before,
    }


def peak() -> float:
    """The most memory this process has held so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def compare(teams: int) -> None:
    """Print the table that docs/performance.md shows."""
    print(f"Budget: {BUDGET_SECONDS} s for {BUDGET_TEAMS:,} teams; {BUDGET_BYTES // 1024} KiB a page. Here: {teams:,} teams.\n")
    print(f"{'':30} {'worked out':>11} {'rendered':>9} {'pages':>6} {'first':>9} {'largest':>9} {'memory':>9}")
    for name in KINDS:
        command = [sys.executable, __file__, "--teams", str(teams), "--only", name]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        sizes = f"{found['first'] / 1024:5.0f} KiB {found['largest'] / 1024:5.0f} KiB {found['growth']:5.0f} MiB"
        print(f"{name:30} {found['shown']:9.1f} s {found['rendered']:7.1f} s {found['pages']:6,} {sizes}")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--teams", type=int, default=5000)
    parser.add_argument("--only", choices=KINDS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        print(json.dumps(measure(KINDS[options.only], options.teams)))
    else:
        compare(options.teams)


if __name__ == "__main__":
    main()
