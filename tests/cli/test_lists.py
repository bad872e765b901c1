"""A questionnaire of a list alone, from the folder of its round to its page; and lists beside statements, as they are typed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.cli.rounds import opened
from teamcheck.collect.sheet import Sheet

Call = Callable[..., tuple[int, str, str]]
INIT = ("init", "spring", "--team", "Harbour", "--people", "14", "--facilitator", "Ann Lee", "-q", "barriers")
TICKED = [("workload", "unclear"), ("workload", "policies"), ("workload",), ("unclear", "reporting", "workload")]

OURS = """\
schema: teamcheck/questionnaire/1
id: ours
version: 1.0.0
language: en
title: Ours
scales: {agree: {points: {1: "No", 2: Rather not, 3: So so, 4: Rather, 5: "Yes"}, favourable: [4, 5], unfavourable: [1, 2]}}
scale: agree
dimensions: [{id: aims, title: Aims, items: [{id: aims1, text: We want the same., keyed: positive}]}]
checklists:
  - {id: costs, text: What costs us time?, choose: 2, options: {a: {text: Forms, whose: raise}, b: {text: Noise, whose: ours},
     c: {text: Ways}, d: {text: Rules}}}
"""


@pytest.fixture
def round_call(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Run a command in the folder of a round of barriers, with a state folder of the test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    call(*INIT)
    monkeypatch.chdir(tmp_path / "spring")
    return call


def answer(people: int) -> None:
    _, box = opened(Path(), "kiosk", quiet=True)
    for person in range(people):
        box.add(Sheet(ticked={"barriers": TICKED[person % len(TICKED)]}))


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int, str], Path]:
    """Answers to a statement and a list: so many sheets that tick the first two options, and more lines."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ours.yaml").write_text(OURS, encoding="utf-8")

    def write(people: int, more: str = "") -> Path:
        rows = "".join(f"Red,{1 + person % 5},a;b\n" for person in range(people))
        (tmp_path / "answers.csv").write_text(f"team,aims1,costs\n{rows}{more}", encoding="utf-8")
        return tmp_path / "answers.csv"

    return write


def shown(out: str) -> dict[str, tuple[int | None, bool | None]]:
    (found,) = json.loads(out)["teams"][0]["checklists"]
    return {option["id"]: (option["count"], option["named"]) for option in found["options"]}


@pytest.mark.slow
def test_a_round_of_a_list_goes_from_its_folder_to_its_page(round_call: Call) -> None:
    answer(12)

    assert round_call("close")[0] == ExitCode.DONE
    code, out, _ = round_call("score", "-f", "json")
    assert code == ExitCode.DONE
    assert {name: count for name, (count, _) in shown(out).items() if count} == {
        "workload": 12,
        "unclear": 6,
        "policies": 3,
        "reporting": 3,
    }
    assert round_call("report", "-f", "md", "-o", "page.md")[0] == ExitCode.DONE
    page = Path("page.md").read_text(encoding="utf-8")
    assert "| More work than there is time for (to raise with others) | 12 of 12 |" in page
    assert "**Ours to mend:** It is unclear who does what" in page
    assert round_call("report", "--debrief", "-f", "md", "-o", "talk", "--quiet")[0] == ExitCode.DONE
    assert "Choose one thing" in next(Path("talk").glob("*.debrief.md")).read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_kept_file_holds_no_sheet_and_a_small_team_sees_names_alone(round_call: Call) -> None:
    answer(6)

    round_call("close")
    assert Path("answers.csv").read_text(encoding="utf-8").partition("\n")[0] == "team,round,barriers"
    found = shown(round_call("score", "-f", "json")[1])

    assert {count for count, _ in found.values()} == {None}
    assert {name for name, (_, named) in found.items() if named} == {"workload", "unclear"}


@pytest.mark.parametrize("form", ["table", "md", "json"])
def test_every_format_of_figures_holds_lists_as_the_page_does(both, call: Call, form: str) -> None:
    both(11)

    code, out, _ = call("score", "answers.csv", "-q", "ours.yaml", "-f", form)

    assert code == ExitCode.DONE
    assert "Noise" in out
    assert ("11 of 11" if form == "table" else "11") in out


def test_one_more_sheet_that_only_ticks_cannot_be_told_from_a_second_report(both, call: Call) -> None:
    both(11, "Red,,\n")
    assert call("score", "answers.csv", "-q", "ours.yaml", "-f", "json")[0] == ExitCode.DONE
    both(11, "Red,,a;c\n")

    code, out, err = call("score", "answers.csv", "-q", "ours.yaml", "-f", "json")

    assert (code, out) == (ExitCode.BAD_INPUT, "")
    assert "[R080]" in err


def test_a_ledger_of_a_questionnaire_without_lists_names_no_list(both, call: Call, tmp_path: Path) -> None:
    without = OURS.partition("checklists:")[0]
    both(11)
    (tmp_path / "ours.yaml").write_text(without, encoding="utf-8")

    call("score", "answers.csv", "-q", "ours.yaml", "-f", "json")

    assert "checklist" not in (tmp_path / "teamcheck.ledger.json").read_text(encoding="utf-8")


@pytest.mark.slow
def test_every_engine_counts_the_same(both, call: Call, tmp_path: Path) -> None:
    both(11)
    for engine in ("python", "polars"):
        words = ("batch", "answers.csv", "-q", "ours.yaml", "-o", engine, "--audience", "team", "--engine", engine, "--quiet")
        assert call(*words, "--without-ledger", "a test")[0] == ExitCode.DONE

    cards = [(tmp_path / engine / "scorecards.jsonl").read_text(encoding="utf-8") for engine in ("python", "polars")]
    assert cards[0] == cards[1]
    assert [option["count"] for option in json.loads(cards[0])["checklists"][0]["options"]] == [11, 11, None, None]


@pytest.mark.parametrize(
    "words",
    [
        ("compare", "answers.csv", "answers.csv"),
        ("batch", "answers.csv", "-o", "out", "--audience", "team"),
        ("norms", "build", "answers.csv"),
    ],
)
def test_what_needs_scores_says_so(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "answers.csv").write_text("team,barriers\nRed,workload\n", encoding="utf-8")

    code, _, err = call(*words, "-q", "barriers")

    assert code == ExitCode.USAGE
    assert "no scores" in " ".join(err.split())


def test_what_is_printed_of_lists_is_audited(both, call: Call) -> None:
    both(11)
    call("score", "answers.csv", "-q", "ours.yaml", "-f", "json", "-o", "scores.json")

    assert call("audit", "scores.json", "-q", "ours.yaml")[0] == ExitCode.DONE


def test_the_audit_takes_printed_counts_for_what_they_are(both, call: Call) -> None:
    for name, more in (("before", "Red,,\n"), ("after", "Red,,a;c\n")):
        both(11, more)
        call("score", "answers.csv", "-q", "ours.yaml", "-f", "json", "-o", f"{name}.json", "--without-ledger", "a test")

    code, out, _ = call("audit", "before.json", "after.json", "-q", "ours.yaml")

    assert code == ExitCode.FAILED
    assert 'the one of Red who answered in between: - rated "Noise"' in " ".join(out.split())


def test_made_up_teams_tick_and_the_same_seed_ticks_the_same(call: Call, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("one", "two"):
        assert call("simulate", folder, "-q", "barriers", "--teams", "2", "--seed", "3", "--quiet")[0] == ExitCode.DONE
    one, two = ((tmp_path / folder / "answers.csv").read_text(encoding="utf-8") for folder in ("one", "two"))

    assert one == two
    assert ";" in one
    assert call("score", "one/answers.csv", "-q", "barriers", "-f", "json")[0] == ExitCode.DONE


@pytest.mark.usefixtures("both")
def test_an_import_keeps_what_was_ticked_apart_from_people(call: Call, tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(OURS, encoding="utf-8")
    rows = "\n".join(f'{person} May,Yes,"Noise, Forms"' for person in range(1, 12))
    (tmp_path / "export.csv").write_text(f"Time,We want the same.,What costs us time?\n{rows}\n", encoding="utf-8")

    assert call("import", "export.csv", "-q", "ours.yaml", "-o", "kept.csv", "--no-input")[0] == ExitCode.DONE
    kept = (tmp_path / "kept.csv").read_text(encoding="utf-8").splitlines()
    assert (kept[0], kept[1:]) == ("team,aims1,costs", ["export,5,a;b"] * 11)
    assert shown(call("score", "kept.csv", "-q", "ours.yaml", "-f", "json")[1])["a"] == (11, True)
