"""``teamcheck compare`` as people run it: what is written where, what is said, and what is refused."""

import json
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.cli.rounds import opened
from teamcheck.collect.sheet import Sheet
from teamcheck.questionnaire.load import load_questionnaire

Q = ("-q", "two-features.yaml")
IDS = ("aims1", "aims2", "aims3", "trust1", "trust2", "trust3")
PLAN = """\
schema: teamcheck/plan/1
actions:
  - {text: Put our aims on the wall, dimension: aims, owner: The two of us, done: done}
"""
Write = Callable[..., Path]


@pytest.fixture
def write(folder: Path) -> Write:
    """Write a file of answers of made-up people, scattered round a level; the third statement is asked the other way round."""

    def answers(name: str, count: int, level: float, *, team: str = "", label: str = "", codes: bool = False) -> Path:
        chance = random.Random(name)
        heads = [*(["team"] if team else []), *(["round"] if label else []), *(["respondent"] if codes else [])]
        lines = [",".join([*heads, *IDS])]
        for person in range(count):
            points = [min(5, max(1, round(chance.gauss(level, 0.7)))) for _ in IDS]
            points[2] = 6 - points[2]
            cells = [*([team] if team else []), *([label] if label else []), *([f"p{person}"] if codes else []), *points]
            lines.append(",".join(map(str, cells)))
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return file

    return answers


def test_two_files_make_one_page_named_after_the_team(write: Write, folder: Path, run) -> None:
    write("harbour-spring.csv", 9, 3)
    write("harbour-autumn.csv", 8, 4)
    ran = run("compare", "harbour-spring.csv", "harbour-autumn.csv", *Q, cwd=folder)
    assert (ran.code, ran.out) == (ExitCode.DONE, "")
    note, wrote = ran.err.splitlines()
    assert note.startswith("Note: rounds are taken in the order given: harbour-spring, harbour-autumn.")
    assert wrote == "Wrote harbour.compare.html"
    page = (folder / "harbour.compare.html").read_text(encoding="utf-8")
    assert "cannot tell" in page
    assert "9 members answered" in page
    assert "8 members answered" in page


def test_every_format_says_the_same_and_quiet_says_nothing(write: Write, folder: Path, call) -> None:
    write("one.csv", 30, 2, team="Harbour", label="2025-05")
    write("two.csv", 30, 4, team="Harbour", label="2025-11")
    ran = call("compare", "two.csv", "one.csv", *Q, "-f", "html", "-f", "md", "-f", "json", "-o", "out", "--quiet")
    assert (ran.code, ran.out, ran.err) == (ExitCode.DONE, "", "")
    made = {path.name: path.read_text(encoding="utf-8") for path in (folder / "out").iterdir()}
    assert set(made) == {"harbour.compare.html", "harbour.compare.md", "harbour.compare.json"}
    found = json.loads(made["harbour.compare.json"])
    assert [each["round"] for each in found["rounds"]] == ["2025-05", "2025-11"]
    for dimension in found["dimensions"]:
        assert dimension["verdict"] == "clear improvement"
        for text in (made["harbour.compare.html"], made["harbour.compare.md"]):
            assert dimension["title"] in text
            assert f"+{dimension['change']}" in text
            assert f"In {dimension['superiority']} of 100 pairs" in text


def test_one_file_can_hold_several_rounds_and_round_chooses(write: Write, folder: Path, call) -> None:
    parts = [write(f"{label}.csv", 14, 3, team="Harbour", label=label) for label in ("2024", "2025", "2026")]
    head, *_ = parts[0].read_text(encoding="utf-8").splitlines()
    rows = [row for part in parts for row in part.read_text(encoding="utf-8").splitlines()[1:]]
    (folder / "all.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    every = json.loads(call("compare", "all.csv", *Q, "-f", "json", "-o", "-").out)
    assert [each["round"] for each in every["rounds"]] == ["2024", "2025", "2026"]
    two = json.loads(call("compare", "all.csv", *Q, "--round", "2026", "--round", "2024", "-f", "json", "-o", "-").out)
    assert [each["round"] for each in two["rounds"]] == ["2024", "2026"]


def test_folders_are_rounds_with_their_policy_and_the_strictest_holds_for_both(write: Write, folder: Path, call) -> None:
    for name, count, minimum in (("spring", 14, 5), ("autumn", 7, 8)):
        write(f"{name}/answers.csv", count, 3)
        policy = f"schema: teamcheck/policy/1\nminimum: {minimum}\naudience: team\n"
        (folder / name / "answers.policy.yaml").write_text(policy, encoding="utf-8")
    ran = call("compare", "spring", "autumn", *Q, "--team-name", "Harbour", "-f", "json", "-o", "-")
    found = json.loads(ran.out)
    assert [each["round"] for each in found["rounds"]] == ["spring", "autumn"]
    assert found["policy"] == {"minimum": 8, "audience": "team"}
    assert {dimension["withheld"]["change"]["code"] for dimension in found["dimensions"]} == {"below-minimum"}


def test_sizes_give_shares_and_one_too_small_for_a_round_is_said(write: Write, call) -> None:
    write("2025.csv", 14, 3)
    write("2026.csv", 9, 3)
    ran = call("compare", "2025.csv", "2026.csv", *Q, "--size", "12", "-f", "json", "-o", "-")
    assert [each["response_rate"] for each in json.loads(ran.out)["rounds"]] == [None, 75]
    assert "14 answered in 2025, more than the 12 members of today" in ran.err


def test_the_plan_beside_the_answers_stands_on_top(write: Write, folder: Path, call) -> None:
    write("2025.csv", 9, 3)
    write("2026.csv", 9, 4)
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    ran = call("compare", "2025.csv", "2026.csv", *Q, "-f", "md", "-o", "-")
    assert ran.err == "Note: what was planned is taken from plan.yaml.\n"
    head, plan, *_ = ran.out.split("\n## ")[1:]
    assert head.startswith("In short")
    assert "Put our aims on the wall" in plan
    assert "You did it." in plan
    assert "cannot say what caused a change" in plan
    (folder / "plan.yaml").write_text(PLAN.replace("aims,", "trust9,"), encoding="utf-8")
    ran = call("compare", "2025.csv", "2026.csv", *Q)
    assert (ran.code, ran.err.count("[R046]")) == (ExitCode.BAD_INPUT, 1)
    ran = call("compare", "2025.csv", "2026.csv", *Q, "--plan", "nothing.yaml")
    assert (ran.code, ran.err.count("[R045]")) == (ExitCode.BAD_INPUT, 1)


def test_analysts_get_every_figure_from_answers_or_from_full_figures(write: Write, call) -> None:
    for name, level in (("2025", 3), ("2026", 3.4)):
        write(f"{name}.csv", 8, level, team="Harbour", label=name, codes=True)
        call("score", f"{name}.csv", *Q, "--for", "analyst", "-o", f"{name}.json")
        call("score", f"{name}.csv", *Q, "-f", "json", "-o", f"{name}.shown.json")
    from_answers = json.loads(call("compare", "2025.csv", "2026.csv", *Q, "--for", "analyst").out)
    from_figures = json.loads(call("compare", "2025.json", "2026.json", *Q, "--for", "analyst").out)
    assert (from_answers["schema"], from_answers["protected"]) == ("teamcheck/comparison/1", False)
    for one, other in zip(from_answers["dimensions"], from_figures["dimensions"], strict=True):
        assert one["statistics"]["linked"]["n"] == 8
        assert other["statistics"]["linked"] is None
        for key in ("n_then", "n_now", "mean_then", "difference", "t", "df", "p", "p_holm", "hedges_g"):
            assert one["statistics"]["unlinked"][key] == pytest.approx(other["statistics"]["unlinked"][key])
    ran = call("compare", "2025.json", "2026.shown.json", *Q, "--for", "analyst")
    assert (ran.code, ran.out, ran.err.count("[R044]")) == (ExitCode.BAD_INPUT, "", 1)
    ran = call("compare", "2025.csv", "2026.csv", *Q, "--for", "analyst", "-f", "html")
    assert ran.code == ExitCode.USAGE


def test_protected_figures_give_then_and_now_and_no_change(write: Write, call) -> None:
    for name in ("2025", "2026"):
        write(f"{name}.csv", 20, 3, team="Harbour", label=name)
        call("score", f"{name}.csv", *Q, "-f", "json", "-o", f"{name}.json")
    found = json.loads(call("compare", "2025.json", "2026.json", *Q, "-f", "json", "-o", "-").out)
    for dimension in found["dimensions"]:
        assert (dimension["verdict"], dimension["change"]) == ("cannot tell", None)
        assert all(score["score"] is not None for score in dimension["rounds"])


def test_what_cannot_be_compared_is_said_with_its_cure(write: Write, folder: Path, call) -> None:
    write("2025.csv", 9, 3, team="Harbour", label="2025")
    write("again.csv", 9, 3, team="Harbour", label="2025")
    write("mill.csv", 9, 3, team="Mill", label="2026")
    (folder / "broken.json").write_text('{"schema": "teamcheck/scorecards/1"}', encoding="utf-8")
    for words, code in (
        (["2025.csv"], "R040"),
        (["2025.csv", "again.csv"], "R041"),
        (["2025.csv", "mill.csv"], "R042"),
        (["2025.csv", "mill.csv", "--team", "Garden"], "R025"),
        (["2025.csv", "mill.csv", "--team", "Mill"], "R040"),
        (["2025.csv", "broken.json"], "R043"),
        (["2025.csv", "nothing.json"], "R043"),
        (["2025.csv", "nothing.csv", "broken.json"], "R001"),
        (["2025.csv", "--round", "1999"], "R034"),
    ):
        ran = call("compare", *words, *Q)
        assert (ran.code, ran.out, ran.err.count(f"[{code}]")) == (ExitCode.BAD_INPUT, "", 1), words
    assert not list(folder.glob("*.compare.*"))


def test_a_round_written_out_again_with_a_late_answer_is_no_other_round(folder: Path, call) -> None:
    chance, items = random.Random(1), load_questionnaire("seven-features").items
    rows = [",".join(str(chance.randint(1, 5)) for _ in items) for _ in range(10)]
    head = ",".join(item.id for item in items)
    (folder / "before.csv").write_text("\n".join([head, *rows[1:]]) + "\n", encoding="utf-8")
    (folder / "after.csv").write_text("\n".join([head, *reversed(rows)]) + "\n", encoding="utf-8")
    ran = call("compare", "before.csv", "after.csv")
    assert (ran.code, ran.err.count("[R041]")) == (ExitCode.BAD_INPUT, 1)
    assert "after.csv" in ran.err


def test_files_that_name_no_team_belong_to_the_one_that_is_named(write: Write, call) -> None:
    write("2025.csv", 9, 3)
    write("2026.csv", 9, 3, team="Harbour")
    assert json.loads(call("compare", "2025.csv", "2026.csv", *Q, "-f", "json", "-o", "-").out)["team"] == "Harbour"


def test_codes_of_which_none_comes_back_are_said(write: Write, call) -> None:
    write("2025.csv", 14, 3, codes=True)
    file = write("2026.csv", 14, 3, codes=True)
    file.write_text(file.read_text(encoding="utf-8").replace("\np", "\nq"), encoding="utf-8")
    ran = call("compare", "2025.csv", "2026.csv", *Q)
    assert ran.code == ExitCode.DONE
    assert "no code of a person is in both" in ran.err


def test_folders_of_rounds_are_compared_once_they_are_closed(call, folder: Path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    for name in ("spring", "autumn"):
        call("init", name, "--team", "Harbour", "--people", "9", "--facilitator", "Ann Lee", *Q)
        file = folder / name / "round.yaml"
        file.write_text(re.sub(r"(?m)^round: .*$", f"round: {name}", file.read_text(encoding="utf-8")), encoding="utf-8")
        _, box = opened(folder / name, "kiosk", quiet=True)
        for person in range(7):
            box.add(Sheet(answers={item: (person + place) % 5 + 1 for place, item in enumerate(IDS)}, comments={}))
        if name == "spring":
            assert call("close", "spring", "--no-input").code == ExitCode.DONE
    ran = call("compare", "spring", "autumn", "-f", "json", "-o", "-")
    assert (ran.code, ran.err.count("[C004]")) == (ExitCode.BAD_INPUT, 1)
    assert call("close", "autumn", "--no-input").code == ExitCode.DONE
    found = json.loads(call("compare", "spring", "autumn", "-f", "json", "-o", "-").out)
    assert (found["team"], [each["round"] for each in found["rounds"]]) == ("Harbour", ["spring", "autumn"])
    assert [each["questionnaire"]["id"] for each in found["rounds"]] == ["two-features"] * 2
    assert [each["response_rate"] for each in found["rounds"]] == [78, 78]


def test_no_result_takes_the_place_of_its_own_input(write: Write, folder: Path, call) -> None:
    before = write("2025.csv", 9, 3).read_bytes()
    write("2026.csv", 9, 3)
    ran = call("compare", "2025.csv", "2026.csv", *Q, "-o", "2025.csv")
    assert (ran.code, ran.err.count("[W006]")) == (ExitCode.BAD_INPUT, 1)
    assert (folder / "2025.csv").read_bytes() == before


def test_names_of_teams_come_out_inert(write: Write, folder: Path, run) -> None:
    name = "[red]<b>Café</b>[/red]"
    write("2025.csv", 9, 3, team=name)
    write("2026.csv", 9, 3, team=name)
    ran = run("compare", "2025.csv", "2026.csv", *Q, "-f", "html", "-o", "-", cwd=folder)
    assert "<b>Café" not in ran.out
    assert "[red]&lt;b&gt;Café" in ran.out
