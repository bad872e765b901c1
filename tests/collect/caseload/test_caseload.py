"""From folders to what is due: how far each round is, which is the latest, and nothing left out without a word."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from teamcheck.cli.caseload_page import cases_of
from teamcheck.collect.caseload import read_caseload, rounds_below
from teamcheck.collect.state import state_folder

DONE = "  - {text: Write it down, dimension: aims, done: done}"


def seen(caseload) -> dict[str, tuple[object, ...]]:
    return {case.team: (case.asked.state, case.asked.answered, case.asked.people) for case in caseload.cases}


def test_a_round_is_as_far_as_its_box_says(put, look) -> None:
    put("harbour")
    put("mill", 3)
    put("weir", 7, closed=True)

    assert seen(look()) == {"Harbour": ("not opened", 0, 9), "Mill": ("open", 3, 9), "Weir": ("closed", 7, 9)}
    assert look().faults == ()


def test_a_round_of_another_computer_is_not_opened_here_until_its_answers_are(put, look) -> None:
    put("mill", 3, elsewhere=True)
    weir = put("weir", 7, closed=True, elsewhere=True)
    tide = put("tide", 6, closed=True, elsewhere=True)
    (tide / "answers.csv").rename(tide / "teamcheck.ledger.json")  # answers deleted as promised, after a report

    quay = put("quay", plan=DONE)  # nothing else is left of it
    put("four", people=4, plan=DONE)
    (put("said") / "you-said.yaml").write_text("heard: []", encoding="utf-8")  # nothing else is left of this pulse

    known = {"Mill": ("not opened", 0, 9), "Tide": ("closed", None, 9), "Weir": ("closed", 7, 9), "Quay": ("closed", None, 9)}
    assert seen(look()) == known | {"Four": ("not opened", 0, 4), "Said": ("closed", None, 9)}
    (quay / "plan.yaml").unlink()
    assert seen(look())["Quay"] == ("not opened", 0, 9)
    (weir / "answers.csv").write_bytes(b"\xff\xfe\x00")
    assert seen(look())["Weir"] == ("closed", None, 9)


def test_rounds_lie_one_or_two_folders_deep(put, look, rounds) -> None:
    put("harbour")
    put("mill/spring")
    (rounds / "far" / "away").mkdir(parents=True)
    put("far/away/spring", team="Far")
    put(".trash", team="Trash")

    assert sorted(seen(look())) == ["Harbour", "Mill"]
    assert [path.relative_to(rounds).as_posix() for path in rounds_below(rounds)] == ["harbour", "mill/spring"]


SPRING, AUTUMN = {"round": "spring", "debrief": "2026-04-01"}, {"round": "autumn", "debrief": "2026-12-01"}


@pytest.mark.parametrize(
    ("first", "second", "folders"),
    [
        ({"round": "2026-03"}, {"round": "2026-11"}, ("mill/a", "mill/b")),
        ({"round": "2026-03"}, {"round": "2026-11"}, ("mill/b", "mill/a")),
        (SPRING, AUTUMN, ("mill/b", "mill/a")),
        ({"round": "spring"}, {"round": "autumn"}, ("mill/a", "mill/b")),
    ],
    ids=["by its name", "by its name and not its folder", "by the day of the talk", "by its folder"],
)
def test_the_latest_round_counts_and_others_are_listed(first, second, folders, put, look) -> None:
    put(folders[0], 6, closed=True, **first)
    put(folders[1], 2, **second)

    (case,) = look().cases
    assert (case.asked.folder, [each.folder for each in case.earlier]) == (folders[1], [folders[0]])
    assert [due.step for due in case.due] == ["close"]


def test_the_plan_and_the_days_of_a_round_decide_what_is_due(put, look) -> None:
    put("harbour", debrief="2026-12-01")
    put("mill", 6, closed=True, debrief="2026-11-10", review="2027-02-01", kept_until="2027-06-30")
    put("weir", 6, closed=True, debrief="2026-05-10", review="2026-08-01", plan=DONE)
    put("tide", 6, closed=True, debrief="2026-11-10", plan="  - {text: Say it, dimension: aims, by: 2026-11-20}")

    due = {case.team: [(each.step, each.day) for each in case.due] for case in look().cases}
    assert due == {
        "Harbour": [("ask", date(2026, 12, 1))],
        "Mill": [("plan", date(2026, 11, 10)), ("review", date(2027, 2, 1)), ("delete", date(2027, 6, 30))],
        "Weir": [("ask again", None)],
        "Tide": [("check-in", date(2026, 11, 20))],
    }


@pytest.mark.parametrize("name", ["answers.csv", "comments.csv", "comments.review.yaml"])
def test_answers_are_to_be_deleted_as_long_as_anything_of_them_lies_there(name: str, put, look) -> None:
    folder = put("mill", 6, closed=True, kept_until="2026-11-01", plan=DONE)
    (folder / "answers.csv").unlink()
    assert [due.step for due in look().cases[0].due] == ["ask again"]
    (folder / name).write_text("team\n", encoding="utf-8")
    assert [due.step for due in look().cases[0].due] == ["delete", "ask again"]


def faults(caseload) -> list[tuple[str, str]]:
    return [(fault.place, fault.code) for fault in caseload.faults]


def test_a_round_that_cannot_be_read_is_said_and_the_others_stand(put, look, tmp_path) -> None:
    put("harbour")
    put("mill", people="nine")
    (put("weir") / "two.yaml").unlink()
    (put("tide") / "round.yaml").write_bytes(b"\xff\xff")
    caseload = look()

    assert sorted(seen(caseload)) == ["Harbour"]
    assert faults(caseload) == [
        ("mill/round.yaml:6 (people)", "Q012"),
        ("tide/round.yaml:1", "Q004"),
        ("weir/two.yaml", "Q001"),
    ]
    assert str(tmp_path) not in repr(caseload)


def test_a_plan_that_cannot_be_read_is_said_and_its_team_stands(put, look, tmp_path) -> None:
    put("mill", 6, closed=True, debrief="2026-11-10", plan="  - {text: Say it, dimension: mood}")
    caseload = look()

    assert seen(caseload) == {"Mill": ("closed", 6, 9)}
    assert [due.step for due in caseload.cases[0].due] == []
    assert faults(caseload) == [("mill/plan.yaml:3 (actions[0].dimension)", "R046")]
    assert str(tmp_path) not in repr(caseload)


def test_a_box_that_cannot_be_read_is_said_without_where_it_lies(put, look, boxes, tmp_path) -> None:
    put("mill", 6)
    next(boxes.glob("*/box.json")).write_text("{}", encoding="utf-8")
    caseload = look()

    assert seen(caseload) == {"Mill": ("unknown", None, 9)}
    assert faults(caseload) == [("mill", "C007")]
    assert str(tmp_path) not in repr(caseload)


def test_what_has_changed_since_people_were_told_is_said(put, look) -> None:
    folder = put("mill", 6)
    written = (folder / "round.yaml").read_text(encoding="utf-8")
    (folder / "round.yaml").write_text(written.replace("better", "faster"), encoding="utf-8")

    assert seen(look()) == {"Mill": ("open", 6, 9)}
    assert faults(look()) == [("mill/round.yaml (why)", "C002")]


def test_a_copy_of_a_round_counts_once_and_is_said(put, look, rounds) -> None:
    shutil.copytree(put("mill", 6), rounds / "mill-copy")

    assert [case.asked.folder for case in look().cases] == ["mill"]
    assert faults(look()) == [("mill-copy/round.yaml (id)", "C101")]


def test_answers_without_a_round_are_said(put, look, rounds) -> None:
    put("mill")
    (rounds / "old").mkdir()
    (rounds / "old" / "answers.csv").write_text("team,aims1\nMill,3\n", encoding="utf-8")

    assert faults(look()) == [("old/answers.csv", "C001")]


@pytest.mark.parametrize("closed", ["weir", "mill/spring"])
def test_a_folder_that_cannot_be_opened_is_said(closed: str, put, look, rounds, monkeypatch) -> None:
    put("harbour")
    put("weir")
    put("mill/spring")
    listed = Path.iterdir

    def refusing(folder: Path) -> Iterator[Path]:
        if folder == rounds / closed:
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", refusing)
    assert faults(look()) == [(closed, "C001")]
    assert len(seen(look())) == 2


def test_links_that_lead_nowhere_or_round_and_round_are_passed_by(put, look, rounds) -> None:
    put("harbour")
    (rounds / "gone").symlink_to(rounds / "nowhere")
    (rounds / "circle").symlink_to(rounds / "circle")
    (rounds / "harbour" / "all").symlink_to(rounds)

    assert sorted(seen(look())) == ["Harbour"]
    assert faults(look()) == []


def test_a_folder_is_named_in_any_way(put, look, rounds, boxes, monkeypatch) -> None:
    put("mill", people="nine")
    put("weir")
    monkeypatch.chdir(rounds)
    here, there = (read_caseload(folder, boxes, look().today) for folder in (Path(), Path("../coaching")))

    assert here == there == look()


def test_boxes_are_looked_for_where_this_user_has_them(put, rounds, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "own"))
    put("mill", 6)
    shutil.copytree(tmp_path / "state", state_folder())
    assert seen(cases_of(rounds, date(2026, 11, 26))) == {"Mill": ("open", 6, 9)}


PULSE = """\
schema: teamcheck/questionnaire/1
id: mood
version: 1.0.0
language: en
title: Mood
scales: {ten: {points: {from: 1, to: 10, ends: ["Low", "High"]}}}
scale: ten
dimensions: [{id: mood, title: Mood, items: [{id: mood, text: "How you feel at work."}]}]
always: [mood]
"""


def test_pulses_are_no_rounds_of_their_own_in_the_list(put, look, rounds, put_round) -> None:
    put("spring", 7, closed=True, team="Harbour", round="2026-04", debrief="2026-12-01")
    before = look()
    (rounds / "pulses").mkdir()
    for number, days in enumerate(({}, {"kept_until": "2026-11-01"})):
        pulse = {"id": f"pulse12345{number:02d}", "team": "Harbour", "round": f"2026-11-{number + 10}", "people": "24"}
        put_round(rounds / "pulses" / f"2026-11-{number + 10}", {"mood.yaml": PULSE}, **pulse, **days)
        (rounds / "pulses" / f"2026-11-{number + 10}" / "answers.csv").write_text("mood\n" + "7\n" * 22, encoding="utf-8")
    (case,) = look().cases
    assert (case.asked, case.earlier) == (before.cases[0].asked, before.cases[0].earlier)
    assert [due.step for due in case.due] == ["delete", *(due.step for due in before.cases[0].due)]
    assert look().faults == ()


def test_a_team_of_pulses_alone_has_nothing_due_but_asking(look, rounds, put_round) -> None:
    (rounds / "pulses").mkdir()
    says = {"team": "Harbour", "round": "2026-11-10", "people": "24"}
    pulse = put_round(rounds / "pulses" / "2026-11-10", {"mood.yaml": PULSE}, **says)
    assert [due.step for case in look().cases for due in case.due] == ["ask"]
    (pulse / "answers.csv").write_text("mood\n" + "7\n" * 22, encoding="utf-8")
    (case,) = look().cases
    assert (case.asked.state, case.due) == ("closed", ())
