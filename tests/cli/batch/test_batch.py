"""``teamcheck batch`` as a person calls it: what is in the folder of results, and what is said."""

import io
import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import polars as pl
import pytest

from teamcheck.cli.batch import outputs
from teamcheck.cli.writing import unwritable
from teamcheck.errors import OutputError

pytestmark = pytest.mark.slow

Call = Callable[..., tuple[int, str, str]]
SAID = ("-q", "ours.yaml", "--audience", "organisation")


def texts(folder: Path) -> dict[str, bytes]:
    """Every file that must be the same however the figures were made."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in {"timings.json", "scores.parquet"}
    }


def test_every_team_of_a_folder_has_figures_a_report_and_a_place_among_all(folder: Path, call: Call) -> None:
    code, out, err = call("batch", "answers", "-o", "results", "--teams", "teams.csv", "--tree", "department", *SAID)
    assert (code, out) == (0, "")
    assert "5 teams, 4 of them with figures: all results are in results" in err
    found = sorted(texts(folder / "results"))
    reports = [f"reports/{place}.html" for place in ("north/ash", "north/birch", "north/cedar", "south/dune", "south/elm")]
    assert found == sorted(
        ["manifest.json", "organisation.html", "organisation.json", "scorecards.jsonl", "scores.csv", *reports]
    )


def test_figures_are_those_of_score_byte_for_byte(folder: Path, call: Call) -> None:
    files = ["answers/north.csv", "answers/south.csv"]
    call("score", *files, "-f", "jsonl", "-o", "cards.jsonl", "--teams", "teams.csv", *SAID)
    call("score", *files, "-f", "csv", "-o", "rows.csv", "--teams", "teams.csv", *SAID)
    code, _, err = call("batch", *files, "-o", "results", "--teams", "teams.csv", *SAID)
    assert code == 0, err
    assert (folder / "results" / "scorecards.jsonl").read_bytes() == (folder / "cards.jsonl").read_bytes()
    assert (folder / "results" / "scores.csv").read_bytes() == (folder / "rows.csv").read_bytes()


@pytest.mark.parametrize("engine", ["python", "polars"])
def test_results_are_the_same_whatever_counts_them_and_in_whatever_order_files_are_named(
    engine: str, folder: Path, call: Call
) -> None:
    call("batch", "answers/north.csv", "answers/south.csv", "-o", "first", *SAID, "--engine", "python")
    code, _, err = call("batch", "answers/south.csv", "answers/north.csv", "-o", "second", *SAID, "--engine", engine)
    assert code == 0, err
    first, second = texts(folder / "first"), texts(folder / "second")
    manifests = [json.loads(each.pop("manifest.json")) for each in (first, second)]
    assert first == second
    assert manifests[0]["counts"] == manifests[1]["counts"]
    tables = [pl.read_parquet(folder / name / "scores.parquet") for name in ("first", "second")]
    assert tables[0].equals(tables[1])


def test_numbers_in_the_parquet_are_those_of_the_csv(folder: Path, call: Call) -> None:
    call("batch", "answers", "-o", "results", *SAID)
    table = pl.read_parquet(folder / "results" / "scores.parquet")
    rows = pl.read_csv(folder / "results" / "scores.csv", infer_schema=False)
    assert table.columns == rows.columns
    assert table["score"].dtype == pl.Int64
    assert table["score"].to_list() == [None if text is None else int(text) for text in rows["score"].to_list()]


def test_the_manifest_names_every_input_with_a_keyed_digest_and_no_time_or_size(folder: Path, call: Call) -> None:
    call("batch", "answers", "-o", "results", "--teams", "teams.csv", *SAID)
    manifest = json.loads((folder / "results" / "manifest.json").read_text(encoding="utf-8"))
    assert [each["path"] for each in manifest["inputs"]] == ["answers/north.csv", "answers/south.csv"]
    assert [sorted(each) for each in manifest["inputs"]] == [["hmac_sha256", "path"]] * 2
    plain = [sha256((folder / each["path"]).read_bytes()).hexdigest() for each in manifest["inputs"]]
    assert not {each["hmac_sha256"] for each in manifest["inputs"]} & {*plain, None}
    assert {each["path"] for each in manifest["beside"]} == {"teams.csv", "ours.yaml"}
    assert manifest["outputs"] == sorted(path.name for path in (folder / "results").iterdir())
    assert manifest["counts"] == {
        "files": 2, "people": 36, "teams": 5, "teams_shown": 4, "teams_without_figures": 1, "reports": 5,
        "teams_not_told_of_this_copy": 0,
    }  # fmt: skip
    stages = json.loads((folder / "results" / "timings.json").read_text(encoding="utf-8"))["stages"]
    assert [stage["stage"] for stage in stages] == ["Counting", "Scoring and writing reports", "Putting together"]


def test_nothing_is_scored_until_it_is_said_who_sees_figures(folder: Path, call: Call) -> None:
    code, _, err = call("batch", "answers", "-o", "results", "-q", "ours.yaml")
    assert code == 2
    assert "--audience" in err
    assert "answers/north.csv" in err
    assert not (folder / "results").exists()


def test_a_policy_beside_the_answers_says_it_for_each_file(folder: Path, call: Call) -> None:
    for name, audience in (("north", "organisation"), ("south", "team")):
        text = f"schema: teamcheck/policy/1\nminimum: 5\naudience: {audience}\n"
        (folder / "answers" / f"{name}.policy.yaml").write_text(text, encoding="utf-8")
    code, _, err = call("batch", "answers", "-o", "results", "-q", "ours.yaml", "--for", "organisation")
    assert code == 0, err
    assert sorted(path.stem for path in (folder / "results" / "reports").iterdir()) == ["ash", "birch", "cedar"]
    assert "2 teams got no copy for the organisation" in err
    page = (folder / "results" / "organisation.html").read_text(encoding="utf-8")
    assert "Dune" not in page
    assert "Ash" not in page, "teams stand by name only where all were told so"


def test_whatever_is_wrong_is_said_as_by_score_and_nothing_is_written(folder: Path, call: Call) -> None:
    path = folder / "answers" / "south.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Elm,", "Elm,9", 1), encoding="utf-8")
    scored = call("score", "answers/north.csv", "answers/south.csv", *SAID)
    code, _, err = call("batch", "answers", "-o", "results", *SAID)
    assert code == 3
    assert err.startswith(scored[2])
    assert not (folder / "results").exists()


def test_a_second_set_of_figures_of_changed_answers_is_refused_and_the_first_stays(folder: Path, call: Call) -> None:
    call("batch", "answers", "-o", "results", *SAID)
    before = texts(folder / "results")
    path = folder / "answers" / "north.csv"
    path.write_text(path.read_text(encoding="utf-8") + "Ash,1,1,5,1,1,1\n", encoding="utf-8")
    code, _, err = call("batch", "answers", "-o", "results", *SAID)
    assert code == 3
    assert "[R080]" in err
    assert texts(folder / "results") == before
    code, _, _ = call("batch", "answers", "-o", "results", *SAID, "--without-ledger", "a test")
    assert code == 0


def test_a_team_too_small_for_figures_is_held_against_a_later_total(folder: Path, call: Call) -> None:
    call("batch", "answers", "-o", "results", *SAID)
    path = folder / "answers" / "south.csv"
    first = path.read_text(encoding="utf-8").splitlines()
    changed = [*first[:1], "Dune,1,1,5,1,1,1", *first[2:]]
    path.write_text("\n".join(changed) + "\n", encoding="utf-8")
    assert call("batch", "answers", "-o", "results", *SAID)[0] == 3


def test_reports_of_an_earlier_batch_go_and_those_of_somebody_else_stay(folder: Path, call: Call) -> None:
    call("batch", "answers", "-o", "results", *SAID, "--without-ledger", "a test")
    call("batch", "answers/north.csv", "-o", "results", *SAID, "--without-ledger", "a test")
    assert sorted(path.stem for path in (folder / "results" / "reports").iterdir()) == ["ash", "birch", "cedar"]
    (folder / "other" / "reports").mkdir(parents=True)
    (folder / "other" / "reports" / "mine.html").write_text("mine", encoding="utf-8")
    code, _, err = call("batch", "answers/north.csv", "-o", "other", *SAID, "--without-ledger", "a test")
    assert code == 3
    assert "[W004]" in err
    assert (folder / "other" / "reports" / "mine.html").read_text(encoding="utf-8") == "mine"


def test_no_name_leads_out_of_the_folder_or_into_another_teams_file(folder: Path, call: Call, rows) -> None:
    names = ["../up", "/root", "[red]Red[/red]", "a/b", "A B", "a-b"]
    (folder / "answers" / "north.csv").write_text(rows(names), encoding="utf-8")
    code, _, err = call("batch", "answers/north.csv", "-o", "results", *SAID)
    assert code == 0, err
    reports = sorted(path.name for path in (folder / "results" / "reports").iterdir())
    assert reports == ["a-b-2.html", "a-b-3.html", "a-b.html", "red-red-red.html", "root.html", "up.html"]


def test_a_round_column_makes_trends_and_says_what_changed(folder: Path, call: Call, rows) -> None:
    teams = [f"Team {number:02}" for number in range(6)]
    then, now = (
        rows(teams, 14, round_=name, seed=seed, shift=shift) for name, seed, shift in (("2026-03", 1, 0), ("2026-09", 2, 1))
    )
    (folder / "answers.csv").write_text(then + now.partition("\n")[2], encoding="utf-8")
    code, _, err = call("batch", "answers.csv", "-o", "results", *SAID)
    assert code == 0, err
    lines = (folder / "results" / "trends.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + 6 * 2 * 2
    organisation = json.loads((folder / "results" / "organisation.json").read_text(encoding="utf-8"))["organisation"]
    assert organisation["round"] == "2026-09"
    assert [each["round"] for each in organisation["change"]["rounds"]] == ["2026-03", "2026-09"]
    assert "2026-03" in (folder / "results" / "organisation.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("gate", "code"),
    [
        (("--min-response-rate", "60"), 10),
        (("--max-withheld", "1"), 0),
        (("--max-withheld", "0"), 10),
        (("--fail-under", "5"), 11),
        (("--fail-under", "95"), 10),
    ],
)
def test_gates_give_their_exit_code_after_everything_is_written(gate, code: int, folder: Path, call: Call) -> None:
    found, _, err = call("batch", "answers", "-o", "results", "--teams", "teams.csv", *SAID, *gate, "--junit", "gates.xml")
    assert found == code, err
    assert (folder / "results" / "scores.csv").exists()
    assert (folder / "gates.xml").exists()


def test_input_that_cannot_be_used_comes_before_any_gate(folder: Path, call: Call) -> None:
    path = folder / "answers" / "south.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Elm,", "Elm,9", 1), encoding="utf-8")
    code, _, _ = call("batch", "answers", "-o", "results", *SAID, "--fail-under", "95", "--junit", "gates.xml")
    assert code == 3
    assert "R017" in (folder / "gates.xml").read_text(encoding="utf-8")


def test_the_list_of_settings_says_what_nobody_wants_to_type(folder: Path, call: Call) -> None:
    (folder / "teamcheck.toml").write_text(
        '[batch]\nquestionnaire = "ours.yaml"\nteams = "teams.csv"\ntree = "department"\naudience = "organisation"\n'
        'formats = ["md"]\n\n[gates]\nmax-withheld = 0\n',
        encoding="utf-8",
    )
    code, _, err = call("batch", "answers", "-o", "results")
    assert code == 10, err
    assert (folder / "results" / "reports" / "north" / "ash.md").exists()


def test_a_map_says_what_columns_are_whose_headings_do_not(folder: Path, call: Call) -> None:
    path = folder / "answers" / "north.csv"
    call("batch", "answers/north.csv", "-o", "first", *SAID)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("team,aims1", "Ward,Q1 (wanting)", 1), encoding="utf-8")
    (folder / "map.yaml").write_text(
        'schema: teamcheck/map/1\ncolumns:\n  Ward: team\n  "Q1 (wanting)": aims1\n', encoding="utf-8"
    )
    for engine in ("python", "polars"):
        code, _, err = call("batch", path, "-o", engine, *SAID, "--map", "map.yaml", "--engine", engine)
        assert code == 0, err
        assert (folder / engine / "scores.csv").read_bytes() == (folder / "first" / "scores.csv").read_bytes()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("columns: {Ward: team}\n", "schema"),
        ("schema: teamcheck/map/1\ncolumns: {Nowhere: team}\n", 'a column "Nowhere", which is not here'),
        ("schema: teamcheck/map/1\ncolumns: {team: nothing}\n", "no question of this questionnaire"),
        ("schema: teamcheck/map/1\ncolumns: {team: team, aims1: team}\n", "are both team"),
    ],
)
def test_a_map_that_cannot_be_used_says_why(text: str, said: str, folder: Path, call: Call) -> None:
    (folder / "map.yaml").write_text(text, encoding="utf-8")
    code, _, err = call("batch", "answers", "-o", "results", *SAID, "--map", "map.yaml")
    assert code == 3
    assert "R092" in err
    assert said in err


def test_groups_of_people_stand_beside_the_parts(folder: Path, call: Call, rows) -> None:
    lines = rows(["Ash", "Birch", "Cedar"], 12).splitlines()
    roles = ["role", *("nurse" if number % 2 else "doctor" for number in range(1, len(lines)))]
    text = "\n".join(f"{line},{role}" for line, role in zip(lines, roles, strict=True))
    (folder / "answers.csv").write_text(text + "\n", encoding="utf-8")
    code, _, err = call("batch", "answers.csv", "-o", "results", *SAID, "--by", "role", "-f", "none")
    assert code == 0, err
    organisation = json.loads((folder / "results" / "organisation.json").read_text(encoding="utf-8"))["organisation"]
    (breakdown,) = organisation["breakdowns"]
    assert [cell["text"] for cell in breakdown["cells"]] == ["Nurse", "Doctor"]
    assert not (folder / "results" / "reports").exists()


@pytest.mark.parametrize("name", ["organisation", "reports"])
def test_a_folder_of_answers_is_never_taken_for_one_of_results(name: str, folder: Path, call: Call) -> None:
    (folder / "answers").rename(folder / name)
    code, _, err = call("batch", name, "-o", ".", *SAID)
    assert code == 3
    assert "[W006]" in err
    assert sorted(path.name for path in (folder / name).glob("*.csv")) == ["north.csv", "south.csv"]


@pytest.mark.parametrize("name", ["scores.csv", "trends.csv", "organisation.md"])
def test_what_no_batch_made_is_neither_replaced_nor_taken_away(name: str, folder: Path, call: Call) -> None:
    (folder / "results").mkdir()
    (folder / "results" / name).write_text("mine", encoding="utf-8")
    code, _, err = call("batch", "answers", "-o", "results", *SAID)
    assert code == 3
    assert "[W004]" in err
    assert (folder / "results" / name).read_text(encoding="utf-8") == "mine"
    assert [path.name for path in (folder / "results").iterdir()] == [name]


def test_nothing_of_an_earlier_batch_stays_beside_a_later_one(folder: Path, call: Call) -> None:
    call("batch", "answers", "-o", "results", *SAID, "-f", "html", "-f", "md")
    assert (folder / "results" / "organisation.md").exists()
    call("batch", "answers", "-o", "results", *SAID, "-f", "none")
    assert sorted(path.name for path in (folder / "results").iterdir()) == [
        "manifest.json",
        "organisation.html",
        "organisation.json",
        "scorecards.jsonl",
        "scores.csv",
        "scores.parquet",
        "timings.json",
    ]


def test_what_cannot_be_put_in_place_is_noted_all_the_same(folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OutputError([unwritable("results", "the disk is full")])

    with monkeypatch.context() as patch:
        patch.setattr(outputs, "put_in_place", fails)
        assert call("batch", "answers", "-o", "results", *SAID)[0] == 3
    path = folder / "answers" / "north.csv"
    path.write_text(path.read_text(encoding="utf-8") + "Ash,1,1,5,1,1,1\n", encoding="utf-8")
    code, _, err = call("batch", "answers", "-o", "results", *SAID)
    assert code == 3
    assert "[R080]" in err


def test_one_part_of_a_table_cannot_be_scored_by_itself(folder: Path, call: Call) -> None:
    (folder / "table").mkdir()
    table = pl.read_csv(folder / "answers" / "north.csv", infer_schema=False)
    table.write_parquet(folder / "table" / "part-0000.parquet")
    assert call("batch", "table", "-o", "whole", *SAID)[0] == 0
    for command in ("batch", "score"):
        out = ("-o", "part") if command == "batch" else ("-o", "part.json")
        code, _, err = call(command, "table/part-0000.parquet", *out, *SAID)
        assert code == 3
        assert "Name its folder: table" in err


def test_a_list_without_answers_yet_is_ours_too(folder: Path, call: Call) -> None:
    shutil.rmtree(folder / "answers")
    call("init", "coaching/harbour", "--team", "Harbour", "--people", "6", "--facilitator", "Ann Lee", "--no-input")
    for _ in range(2):
        code, _, err = call("batch", "coaching", "-o", "monday")
        assert code == 0, err
        assert "No team has answers to seven-features yet. What is due next: monday/index.html" in err
    assert "Harbour" in (folder / "monday" / "index.html").read_text(encoding="utf-8")


def test_standard_input_is_a_file_of_answers_too(folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    said = io.TextIOWrapper(io.BytesIO((folder / "answers" / "north.csv").read_bytes()), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", said)
    code, _, err = call("batch", "-", "-o", "results", *SAID)
    assert code == 0, err
    assert call("batch", "answers/north.csv", "-o", "named", *SAID)[0] == 0
    assert (folder / "results" / "scores.csv").read_bytes() == (folder / "named" / "scores.csv").read_bytes()
