"""Attacks on several files: late answers, who is new or gone, two roundings, totals and groups."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from teamcheck.cli.exit_codes import ExitCode

#: Each attack goes through many sets of answers.
pytestmark = pytest.mark.slow


def test_a_late_answer_is_read_from_two_files_that_the_ledger_did_not_see_together(lab: Any, draw: Callable[..., Any]) -> None:
    lab.ask(3)
    rows = draw(random.Random(3), 12, 3, 5)
    before, after = lab.write("before", rows[:11]), lab.write("after", rows)
    attack = lab.audit(lab.score(before, "before.json"), lab.score(after, "after.json"))

    assert attack.code == ExitCode.FAILED
    assert attack.groups == {"the one of mill who answered in between"}
    said = {each["item"]["id"]: each["between"] for each in attack.found["findings"] if each["item"]}
    late = [25 * (step - 1 if place % 2 == 0 else 5 - step) for place, step in enumerate(rows[11])]
    assert said == {f"s{place}": [score, score] for place, score in enumerate(late)}


def test_the_ledger_refuses_the_second_file_of_a_round_with_a_late_answer(lab: Any, draw: Callable[..., Any]) -> None:
    lab.ask(3)
    rows = draw(random.Random(3), 12, 3, 5)
    answers = lab.write("round", rows[:11])
    first = lab.score(answers, "before.json")
    second = lab.score(lab.write("round", rows[11:], append=True), "after.json")

    assert (first is not None, second) == (True, None)
    assert lab.audit(first).code == ExitCode.DONE


def test_two_files_with_different_rounding_are_finer_than_may_be(
    lab: Any, draw: Callable[..., Any], no_editions: Callable[[], None]
) -> None:
    lab.ask(4)
    answers = lab.write("round", draw(random.Random(5), 7, 4, 5))
    rough = lab.score(answers, "rough.json")
    assert lab.audit(rough, lab.score(answers, "again.json")).code == ExitCode.DONE

    no_editions()
    fine = lab.score(answers, "fine.json", "--without-ledger", "to see what is given away")
    assert "finer-together" in lab.audit(rough, fine).codes


def rounds(lab: Any, then: int, now: int) -> Path:
    """Two rounds whose sheets carry a code. Of twelve people one answers one statement otherwise; more are new or gone."""
    rows: list[list[object]] = []
    for round_, people, first in (("2025-01", then, 4), ("2026-01", now, 5)):
        rows += [
            ["Mill", round_, "p0", first, 1, 5, 1],
            *(["Mill", round_, f"p{number}", 5, 1, 5, 1] for number in range(1, 12)),
        ]
        rows += [["Mill", round_, "one more", 1, 5, 2, 5]] * (people - 12)
    return lab.write("linked", rows, heading=("team", "round", "respondent"))


def ordinary(page: Path, full: Path, to: Path) -> Path:
    """What an ordinary reporting rule prints: means and the change to one decimal, and of how many people."""
    shown, exact = (json.loads(file.read_text(encoding="utf-8")) for file in (page, full))
    for dimension, every in zip(shown["dimensions"], exact["dimensions"], strict=True):
        for score, mean in zip(dimension["rounds"], (every["then"], every["now"]), strict=True):
            score["score"] = round(mean, 1)
        linked = every["statistics"]["linked"]
        dimension |= {"change": round(25 * linked["difference"], 1), "people": linked["n"]}
    to.write_text(json.dumps(shown), encoding="utf-8")
    return to


def compare(lab: Any, answers: Path, to: Path, *more: str) -> Path:
    code = lab.run("compare", answers, "-q", "ours.yaml", "-f", "json", "-o", to, "--quiet", *more)
    assert code == ExitCode.DONE
    return to


def test_who_is_new_or_gone_is_not_told_by_what_is_compared(lab: Any, tmp_path: Path) -> None:
    lab.ask(4)
    for then, now, kind in [(12, 13, "new"), (13, 12, "gone")]:
        answers = rounds(lab, then, now)
        shown = compare(lab, answers, tmp_path / f"{kind}.json", "--without-ledger", "each time anew")
        assert lab.audit(shown).code == ExitCode.DONE

        every = compare(lab, answers, tmp_path / f"{kind}.full.json", "--for", "analyst")
        attack = lab.audit(ordinary(shown, every, tmp_path / f"{kind}.ordinary.json"))
        assert attack.code == ExitCode.FAILED
        assert any(group.endswith(f"who is {kind}") for group in attack.groups)


def organisation(lab: Any, rng: random.Random, draw: Callable[..., Any], sizes: dict[str, int]) -> tuple[Path, Path]:
    """Answers of several teams with roles, and the tree they stand in."""
    rows: list[list[object]] = []
    for team, size in sizes.items():
        rows += [[team, rng.choice(["nurse", "office", ""]), *row] for row in draw(rng, size, 4, 5)]
    answers = lab.write("many", rows, team="answers", heading=("team", "role"))
    tree = answers.with_name("teams.csv")
    lines = [
        f"{team},{size + 1},{'North' if place % 2 else 'South'},{'Wards' if place % 3 else 'Labs'}"
        for place, (team, size) in enumerate(sizes.items())
    ]
    tree.write_text("team,size,house,work\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return answers, tree


SIZES = {"Red": 14, "Blue": 3, "Green": 16, "Grey": 12, "Pink": 2, "Teal": 11, "Gold": 30, "Lime": 33}


def test_totals_of_a_tree_beside_its_teams_tell_of_nobody(lab: Any, draw: Callable[..., Any]) -> None:
    lab.ask(4)
    answers, tree = organisation(lab, random.Random(7), draw, SIZES)
    attack = lab.audit(
        lab.score(answers, "house.json", "--teams", tree, "--tree", "house", "--by", "work", "--audience", "organisation")
    )

    assert (attack.code, attack.found["findings"]) == (ExitCode.DONE, [])
    assert attack.found["gone_through"]["means"] > len(SIZES)


def test_totals_that_count_everybody_tell_of_a_small_team_beside_large_ones(
    lab: Any, draw: Callable[..., Any], tmp_path: Path
) -> None:
    lab.ask(4)
    answers, tree = organisation(lab, random.Random(7), draw, SIZES)
    written = lab.score(answers, "house.json", "--teams", tree, "--tree", "house", "--audience", "organisation")
    full = tmp_path / "full.json"
    lab.run("score", answers, "-q", "ours.yaml", "--for", "analyst", "-f", "json", "-o", full, "--teams", tree, "--quiet")
    shown, exact = (json.loads(file.read_text(encoding="utf-8")) for file in (written, full))
    every = {each["team"]: each["dimensions"][0] for each in exact["teams"]}
    for card in shown["teams"]:  # an ordinary rule: hide teams of fewer than five, count everybody in totals, one decimal
        if card["dimensions"][0]["score"] is not None:
            card["dimensions"][0] |= {"score": round(every[card["team"]]["score"], 1), "favourable": 50}
    for node in shown["organisation"]["nodes"]:
        below = [each["team"] for each in shown["organisation"]["members"] if each["path"][: len(node["path"])] == node["path"]]
        people = sum(every[team]["n"] for team in below)
        total = sum(every[team]["n"] * every[team]["score"] for team in below)
        node["dimensions"][0] |= {"n": people, "score": round(total / people, 1), "left_out": [], "favourable": 50}
    ordinary_rule = tmp_path / "ordinary.json"
    ordinary_rule.write_text(json.dumps(shown), encoding="utf-8")

    attack = lab.audit(ordinary_rule)
    assert attack.code == ExitCode.FAILED
    assert {"Blue", "Pink"} & {name for group in attack.groups for name in group.replace(",", "").split()}


def score_of(rows: list[list[int]]) -> float:
    """The mean of answers to four statements on five points, every second worded the other way round; 0-100."""
    keyed = [25 * (point - 1 if place % 2 == 0 else 5 - point) for row in rows for place, point in enumerate(row)]
    return sum(keyed) / len(keyed)


def test_groups_that_leave_out_two_people_of_whom_it_is_not_known_tell_of_them(
    lab: Any, draw: Callable[..., Any], tmp_path: Path
) -> None:
    lab.ask(4)
    sheets = {
        "nurse": draw(random.Random(1), 12, 4, 5),
        "office": draw(random.Random(2), 11, 4, 5),
        "": draw(random.Random(3), 2, 4, 5),
    }
    rows = [[role, *row] for role, people in sheets.items() for row in people]
    written = lab.score(lab.write("roles", rows, heading=("role",)), "roles.json", "--by", "role")
    assert lab.audit(written).code == ExitCode.DONE

    shown = json.loads(written.read_text(encoding="utf-8"))  # an ordinary rule: every group of ten, to one decimal
    (page,) = shown["teams"]
    every = [row for people in sheets.values() for row in people]
    page["dimensions"][0] |= {"score": round(score_of(every), 1), "items": []}
    cell = {**page["dimensions"][0], "left_out": []}
    cells = [
        {"id": role, "text": role, "dimensions": [{**cell, "n": len(sheets[role]), "score": round(score_of(sheets[role]), 1)}]}
        for role in ("nurse", "office")
    ]
    page["breakdowns"] = [{"id": "role", "text": "Role", "of": "people", "cells": cells, "withheld": {}}]
    ordinary_rule = tmp_path / "ordinary.json"
    ordinary_rule.write_text(json.dumps(shown), encoding="utf-8")
    attack = lab.audit(ordinary_rule)

    assert attack.code == ExitCode.FAILED
    (found,) = [each for each in attack.found["findings"] if each["group"]]
    assert found["group"] == "the 2 of mill (Role) in nothing that is shown"
    assert found["between"][0] <= score_of(sheets[""]) <= found["between"][1]


def test_people_who_stand_directly_under_a_part_are_not_told_by_its_total(lab: Any, draw: Callable[..., Any]) -> None:
    lab.ask(4)
    sizes = {"Red": 40, "Blue": 36, "Board": 3}
    rows = [[team, *row] for team, size in sizes.items() for row in draw(random.Random(team), size, 4, 5)]
    answers = lab.write("board", rows, team="answers", heading=("team",))
    tree = answers.with_name("teams.csv")
    tree.write_text("team,size,house,work\nRed,40,North,Wards\nBlue,36,North,Labs\nBoard,3,North,\n", encoding="utf-8")
    written = lab.score(answers, "tree.json", "--teams", tree, "--tree", "house/work", "--audience", "organisation")
    attack = lab.audit(written)
    assert (attack.code, attack.found["findings"]) == (ExitCode.DONE, [])

    shown = json.loads(written.read_text(encoding="utf-8"))
    below = {team: [row[1:] for row in rows if row[0] == team] for team in sizes}
    every = [row for people in below.values() for row in people]
    for card in shown["teams"]:
        if card["dimensions"][0]["score"] is not None:
            card["dimensions"][0]["score"] = round(score_of(below[card["team"]]), 2)
    top = next(node for node in shown["organisation"]["nodes"] if node["path"] == ["North"])
    top["dimensions"][0] |= {"n": len(every), "score": round(score_of(every), 2), "left_out": [], "favourable": 50}
    written.write_text(json.dumps(shown), encoding="utf-8")
    attack = lab.audit(written)

    assert attack.code == ExitCode.FAILED
    assert any("Board" in group for group in attack.groups)
