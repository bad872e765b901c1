"""``teamcheck compare`` as people run it: what is written where, what is said, and what is refused."""

import json
import random
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from teamcheck.cli.compared import Candidate
from teamcheck.cli.compared_rounds import in_order
from teamcheck.cli.exit_codes import ExitCode
from teamcheck.cli.rounds import opened
from teamcheck.collect.sheet import Sheet
from teamcheck.errors import Code, ResponsesError
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.responses.model import Policy

pytestmark = pytest.mark.slow

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
    order = "the order given; name rounds by dates to have them put in order"
    assert note == f"Note: then is harbour-spring, now is harbour-autumn ({order})."
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
            assert f"the one of now has the higher score in {dimension['superiority']} of 100 cases" in text


def test_one_file_can_hold_several_rounds_and_round_chooses(write: Write, folder: Path, call) -> None:
    parts = [write(f"{label}.csv", 14, 3, team="Harbour", label=label) for label in ("2024", "2025", "2026")]
    head, *_ = parts[0].read_text(encoding="utf-8").splitlines()
    rows = [row for part in parts for row in part.read_text(encoding="utf-8").splitlines()[1:]]
    (folder / "all.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    ran = call("compare", "all.csv", *Q, "-f", "json", "-o", "-")
    assert [each["round"] for each in json.loads(ran.out)["rounds"]] == ["2024", "2025", "2026"]
    assert ran.err.splitlines() == [
        "Note: of 3 rounds the last two are compared: then is 2025, now is 2026.",
        "      For two others: --round A --round B.",
    ]
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


def test_a_plan_about_a_list_of_the_last_round_is_taken(write: Write, folder: Path, call) -> None:
    write("2025.csv", 9, 3)
    write("2026.csv", 9, 4)
    asked = folder / "two-features.yaml"
    lists = "checklists: [{id: hurdles, text: Which?, choose: 1, options: {a: {text: A}, b: {text: B}}}]\n"
    asked.write_text(asked.read_text(encoding="utf-8") + lists, encoding="utf-8")
    (folder / "plan.yaml").write_text(PLAN.replace("aims,", "hurdles,"), encoding="utf-8")
    ran = call("compare", "2025.csv", "2026.csv", *Q, "-f", "md", "-o", "-")
    assert ran.code == ExitCode.DONE
    assert "It is about “Which?”. Lists are not compared." in ran.out


def test_a_plan_made_after_the_last_round_is_not_what_was_set_out_to_do_before_it(write: Write, folder: Path, call) -> None:
    for name, level in (("spring", 3), ("autumn", 4)):
        write(f"{name}/answers.csv", 9, level)
    words = ("compare", "spring", "autumn", *Q, "--team-name", "Harbour", "-f", "md", "-o", "-")
    (folder / "autumn" / "plan.yaml").write_text(PLAN.replace("on the wall", "on the door"), encoding="utf-8")
    ran = call(*words)
    assert (ran.code, "what was planned" in ran.err, "on the door" in ran.out) == (ExitCode.DONE, False, False)
    (folder / "spring" / "plan.yaml").write_text(PLAN, encoding="utf-8")
    ran = call(*words)
    assert (ran.code, "on the wall" in ran.out) == (ExitCode.DONE, True)
    assert "Note: what was planned is taken from spring/plan.yaml.\n" in ran.err


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


def test_the_ending_of_the_file_says_the_format_and_one_that_cannot_be_is_refused(write: Write, folder: Path, call) -> None:
    for name in ("2025", "2026"):
        write(f"{name}.csv", 9, 3)
    for name, begins in (("x.html", "<!doctype html>"), ("x.HTM", "<!doctype html>"), ("x.md", "# "), ("x.json", "{")):
        assert call("compare", "2025.csv", "2026.csv", *Q, "-o", name).code == ExitCode.DONE
        assert (folder / name).read_text(encoding="utf-8").startswith(begins)
    assert call("compare", "2025.csv", "2026.csv", *Q, "-f", "md", "-o", "y.txt").code == ExitCode.DONE
    assert (folder / "y.txt").read_text(encoding="utf-8").startswith("# ")
    for words, way_out in ((("-o", "z.pdf"), ".html, .md or .json"), (("--for", "analyst", "-o", "z.html"), "ends in .json")):
        ran = call("compare", "2025.csv", "2026.csv", *Q, *words)
        assert (ran.code, ran.out) == (ExitCode.USAGE, "")
        assert way_out in " ".join(ran.err.replace("\u2502", " ").split())
    assert not [*folder.glob("z.*")]
    (folder / "made.2026").mkdir()
    assert call("compare", "2025.csv", "2026.csv", *Q, "-o", "made.2026").code == ExitCode.DONE
    assert [path.name for path in (folder / "made.2026").iterdir()] == ["our-team.compare.html"]


def test_a_plan_can_be_checked_before_it_is_used(folder: Path, call) -> None:
    file = folder / "plan.yaml"
    file.write_text(PLAN, encoding="utf-8")
    ran = call("check", "plan.yaml", *Q)
    assert (ran.code, ran.out) == (ExitCode.DONE, "plan.yaml: a plan of 1 action. It can be used.\n")
    (folder / "ours.yaml").write_text(PLAN, encoding="utf-8")
    assert call("check", "ours.yaml", *Q).out == "ours.yaml: a plan of 1 action. It can be used.\n"
    for wrong, code in ((PLAN.replace("aims", "amis"), "R046"), ("steps: [buy paint]\n", "Q011"), ("- a\n", "R045")):
        file.write_text(wrong, encoding="utf-8")
        ran = call("check", "plan.yaml", *Q)
        assert (ran.code, ran.out, f"[{code}]" in ran.err) == (ExitCode.BAD_INPUT, "", True)


def test_of_many_teams_ten_are_named_and_the_others_counted(write: Write, folder: Path, call) -> None:
    rows = [
        write(f"t{number}.csv", 5, 3, team=f"Team {number:02}").read_text(encoding="utf-8").splitlines() for number in range(25)
    ]
    text = "\n".join([rows[0][0], *(line for each in rows for line in each[1:])]) + "\n"
    for name in ("2025.csv", "2026.csv"):
        (folder / name).write_text(text, encoding="utf-8")
    ran = call("compare", "2025.csv", "2026.csv", *Q)
    assert '"Team 09" and 15 more' in " ".join(ran.err.split())
    ran = call("compare", "2025.csv", "2026.csv", *Q, "--team", "Nobody")
    assert '"Team 09" and 15 more.' in " ".join(ran.err.split())


def test_a_team_that_one_file_spells_otherwise_is_said_with_its_cure(write: Write, call) -> None:
    write("2025.csv", 9, 3, team="Harbour", label="2025")
    write("2026.csv", 9, 3, team="HARBOUR ", label="2026")
    cure = "its name in the same way in every file"
    for words in ((), ("--team", "Harbour")):
        ran = call("compare", "2025.csv", "2026.csv", *Q, *words)
        assert (ran.code, ran.err.count("[R042]"), cure in " ".join(ran.err.split())) == (ExitCode.BAD_INPUT, 1, True)


def test_a_single_file_is_not_called_a_round_by_its_name(write: Write, call) -> None:
    write("t25.csv", 9, 3)
    ran = call("compare", "t25.csv", *Q)
    assert "this file holds one" in ran.err
    assert "one: t25" not in ran.err


def test_protected_figures_give_then_and_now_and_no_change(write: Write, call) -> None:
    for name in ("2025", "2026"):
        write(f"{name}.csv", 20, 3, team="Harbour", label=name)
        call("score", f"{name}.csv", *Q, "-f", "json", "-o", f"{name}.json")
    found = json.loads(call("compare", "2025.json", "2026.json", *Q, "-f", "json", "-o", "-").out)
    for dimension in found["dimensions"]:
        assert (dimension["verdict"], dimension["change"]) == ("cannot tell", None)
        assert all(score["score"] is not None for score in dimension["rounds"])
        assert dimension["withheld"]["change"]["text"].startswith("At least one round is given as rounded figures")
        assert (dimension["least_seen"], dimension["by_chance"]) == (None, 15)


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


def test_a_statement_reworded_since_hides_no_late_answer() -> None:
    chance, asked = random.Random(1), load_questionnaire("seven-features")
    first, *others = asked.dimensions
    reworded = replace(first, items=(replace(first.items[0], text="We know what we are for."), *first.items[1:]))
    rows = [tuple(chance.randint(1, 5) for _ in asked.items) for _ in range(10)]
    rounds = [
        Candidate(Path(name), "Harbour", name, Policy(), questionnaire, answers, make=lambda *_: None)  # type: ignore[arg-type]
        for name, questionnaire, answers in (
            ("before", asked, rows[1:]),
            ("after", replace(asked, sha256="1" * 64, dimensions=(reworded, *others)), rows),
        )
    ]
    with pytest.raises(ResponsesError) as error:
        in_order(rounds, [])
    assert [problem.code for problem in error.value.problems] == [Code.ROUND_TWICE]


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


def test_two_folders_of_one_name_are_told_apart_by_the_line_that_the_message_names(call, folder: Path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    for place, name in enumerate(("first", "second")):
        call("init", name, "--team", "Harbour", "--people", "9", "--facilitator", "Ann Lee", *Q)
        file = folder / name / "round.yaml"
        file.write_text(re.sub(r"(?m)^round: .*$", "round: spring", file.read_text(encoding="utf-8")), encoding="utf-8")
        _, box = opened(folder / name, "kiosk", quiet=True)
        for person in range(7):
            answers = {item: (person * (place + 1) + at) % 5 + 1 for at, item in enumerate(IDS)}
            box.add(Sheet(answers=answers, comments={}))
        assert call("close", name, "--no-input").code == ExitCode.DONE
    ran = call("compare", "first", "second")
    assert (ran.code, ran.err.count("[R041]")) == (ExitCode.BAD_INPUT, 1)
    assert "the line `round:` in second/round.yaml" in " ".join(ran.err.split())
    file.write_text(file.read_text(encoding="utf-8").replace("round: spring", "round: autumn"), encoding="utf-8")
    found = json.loads(call("compare", "first", "second", "-f", "json", "-o", "-").out)
    assert [each["round"] for each in found["rounds"]] == ["spring", "autumn"]


def test_no_result_takes_the_place_of_its_own_input(write: Write, folder: Path, call) -> None:
    before = write("2025.csv", 9, 3).read_bytes()
    write("2026.csv", 9, 3)
    ran = call("compare", "2025.csv", "2026.csv", *Q, "-f", "html", "-o", "2025.csv")
    assert (ran.code, ran.err.count("[W006]")) == (ExitCode.BAD_INPUT, 1)
    assert (folder / "2025.csv").read_bytes() == before


def test_names_of_teams_come_out_inert(write: Write, folder: Path, run) -> None:
    name = "[red]<b>Café</b>[/red]"
    write("2025.csv", 9, 3, team=name)
    write("2026.csv", 9, 3, team=name)
    ran = run("compare", "2025.csv", "2026.csv", *Q, "-f", "html", "-o", "-", cwd=folder)
    assert "<b>Café" not in ran.out
    assert "[red]&lt;b&gt;Café" in ran.out
