"""What files of an organisation print beside what the JSON holds: hospitals made up at random, from the command line."""

import csv
import json
import re
from html import unescape
from pathlib import Path
from random import Random
from typing import Any

import pytest

ITEMS = ("aims1", "aims2", "aims3", "trust1", "trust2", "trust3")
#: Figures of the rules, and of the scale.
OF_RULES = {"0", "5", "10", "50", "60", "100"}
#: Ends of tints.
OF_TINTS = {"39", "40", "49", "59", "69", "70"}
BACKGROUND = """\
background:
  - {id: role, text: What is your work?, choices: {nurse: Nurse, doctor: Doctor, porter: Porter}}
"""
TREE = ("--tree", "house/department", "--by", "role", "--by", "site")
WORDS = ("answers.csv", "-q", "two-features.yaml", "--teams", "teams.csv", *TREE)


def hospital(folder: Path, random: Random) -> None:
    """Up to twelve teams of one to fifteen people in up to four departments, some of them without a department or size."""
    questions = folder / "two-features.yaml"
    if "background" not in questions.read_text(encoding="utf-8"):
        questions.write_text(questions.read_text(encoding="utf-8") + BACKGROUND, encoding="utf-8")
    rows, listed = [], []
    for number in range(random.randint(3, 12)):
        people, team = random.choice([1, 3, 4, 6, 8, 9, 12, 15]), f"Ward {'ABCDEFGHIJKL'[number]}"
        for _ in range(people):
            role = random.choice(["nurse", "nurse", "doctor", "porter", ""])
            answers = [random.choice(["", *"1223344455"]) if random.random() < 0.3 else random.choice("2345") for _ in ITEMS]
            rows.append([team, role, *answers])
        size = people + random.choice([0, 0, 2, 7])
        listed.append([team, str(size), "House", random.choice("WXYZ"), random.choice(["north", "south", ""])])
    write(folder / "answers.csv", [["team", "role", *ITEMS], *rows])
    write(folder / "teams.csv", [["team", "size", "house", "department", "site"], *listed])


def write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def held(value: Any) -> set[str]:
    """Every number in a JSON value, as a page prints it."""
    if isinstance(value, dict):
        return set().union(*map(held, value.values()))
    if isinstance(value, list):
        return set().union(*map(held, value))
    if isinstance(value, str):
        return set(re.findall(r"\d+(?:\.\d+)?", value))
    return set() if isinstance(value, bool) or value is None else {f"{value:g}"}


def printed(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?!\w)", text))


def rows_of(markdown: str, heading: str) -> dict[str, list[str]]:
    """The cells of the table below a heading, by the last name of their rows; of an empty one nothing."""
    part = markdown.split(f"{heading}\n", 1)[1].split("\n#", 1)[0] if f"{heading}\n" in markdown else ""
    rows = [line[1:-1].split(" |") for line in part.splitlines() if line.startswith("| ")]
    return {re.sub(r" \(.*", "", row[0].strip()).rsplit(" / ", 1)[-1]: [cell.strip() for cell in row[1:]] for row in rows[1:]}


def wrong_cells(cells: list[str], dimensions: list[dict[str, Any]]) -> list[str]:
    """Cells that do not print the score, its end, its range and n, or in their place the reason."""
    if all(each["n"] is None for each in dimensions) and len({each["withheld"]["score"]["text"] for each in dimensions}) == 1:
        reason = dimensions[0]["withheld"]["score"]
        few = "Fewer than 5 people answered, so there are no figures."
        return [] if cells[0] == (few if reason["code"] == "below-minimum" else reason["text"]) else cells
    wrong = []
    for cell, each in zip(cells, dimensions, strict=True):
        figures = [each["score"], *(each["interval"] or ()), each["n"]]
        numbers = [str(figure) for figure in figures if figure is not None]
        found = re.findall(r"\d+", cell)
        same = found == numbers or (each["interval"] and found == [numbers[0], numbers[1], numbers[3]])
        if not same or (each["score_end"] or "") not in cell:
            wrong.append(cell)
    return wrong


@pytest.mark.slow
@pytest.mark.parametrize("audience", ["team", "organisation"])
@pytest.mark.parametrize("seed", range(6))
def test_files_of_an_organisation_print_nothing_that_the_json_does_not_hold(
    call: Any, folder: Path, seed: int, audience: str
) -> None:
    hospital(folder, Random(seed))
    words = (*WORDS, "--audience", audience)
    figures = call("score", *words, "-f", "json")
    assert figures.code == 0, figures.err
    pages = call("report", *words, "-f", "html", "-f", "md", "-o", "out")
    assert pages.code == 0, pages.err
    whole = json.loads(figures.out)
    organisation = whole["organisation"]
    page, markdown = ((folder / "out" / f"organisation.{to}").read_text(encoding="utf-8") for to in ("html", "md"))

    known = held(organisation) | OF_RULES | OF_TINTS | {str(len(organisation["nodes"]) - 1)}
    known |= {str(len(each["left_out"])) for node in organisation["nodes"] for each in node["dimensions"]}
    known |= {str(sum(any(each["score"] for each in node["dimensions"]) for node in organisation["nodes"][1:]))}
    known |= held(whole["teams"]) if audience == "organisation" else set()
    shown = unescape(re.sub(r"<[^>]*>", " ", page.split("</style>")[1]))
    for text in (shown, markdown, call("score", *words, "-f", "md").out):
        teams = held(whole["teams"]) if text.startswith("| team") else set()
        assert printed(text) - known - teams == set()

    parts = rows_of(markdown, "## The parts")
    for node in organisation["nodes"]:
        assert wrong_cells(parts[node["name"]][1:], node["dimensions"]) == []
    for breakdown in organisation["breakdowns"]:
        groups = rows_of(markdown, f"### {breakdown['text']}")
        assert len(groups) == len(breakdown["cells"] or ())
        for cell in breakdown["cells"] or ():
            assert wrong_cells(groups[cell["text"] if cell["id"] else "not known"], cell["dimensions"]) == []
        assert breakdown["cells"] or breakdown["withheld"]["cells"]["text"] in markdown
    rows = rows_of(markdown, "## All teams, all features")
    rows.pop("Middle of all teams", None)
    assert set(rows) == ({team["team"] for team in whole["teams"]} if audience == "organisation" else set())
    for team in whole["teams"] if audience == "organisation" else ():
        assert wrong_scores(rows[team["team"]][1:], team["dimensions"]) == []


def wrong_scores(cells: list[str], dimensions: list[dict[str, Any]]) -> list[str]:
    """Cells of a team that do not print its score, or in its place a dash or the reason why it has none."""
    if all(each["score"] is None for each in dimensions):
        return [] if cells[0].startswith(("Fewer than 5 people answered", "No score can be shown")) else cells
    printed_so = {None: "", "or less": " or less", "or more": " or more"}
    scores = [
        "\N{EN DASH}" if each["score"] is None else f"{each['score']}{printed_so[each['score_end']]}" for each in dimensions
    ]
    return [cell for cell, score in zip(cells, scores, strict=True) if cell.removesuffix(" \N{BLACK DIAMOND}") != score]


@pytest.mark.slow
@pytest.mark.parametrize("audience", ["team", "organisation"])
def test_many_teams_are_parted_into_pages_that_lead_to_each_other(call: Any, folder: Path, audience: str) -> None:
    teams = [f"Ward {number}" for number in range(203)]
    write(folder / "answers.csv", [["team", *ITEMS], *([team, *"345234"] for team in teams for _ in range(5))])
    houses = [[team, "6", "House", f"Department {number % 3}"] for number, team in enumerate(teams)]
    write(folder / "teams.csv", [["team", "size", "house", "department"], *houses])
    made = call("report", *WORDS[:7], "--audience", audience, "-f", "md", "-o", "out")
    assert made.code == 0, made.err
    out = folder / "out"
    places = sorted(str(file.relative_to(out)) for file in out.glob("organisation/*"))
    first = (out / "organisation.md").read_text(encoding="utf-8")
    if audience == "team":
        assert places == []
        assert not re.search(r"Ward \d", first)
        return
    assert places == [f"organisation/{number}.md" for number in (1, 2, 3)]
    assert re.findall(r"\]\((.*)\)", first.replace(" |", "\n")) == places
    pages = [(out / place).read_text(encoding="utf-8") for place in places]
    listed = [row for page in pages for row in rows_of(page, "## All teams, all features") if row.startswith("Ward")]
    assert sorted(listed) == sorted(teams)
