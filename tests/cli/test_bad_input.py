"""Bad input gets a clear error: exit 3, every problem at once, no traceback, and what was there before is untouched."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.questionnaire.catalogue import read_shipped

Call = Callable[..., tuple[int, str, str]]
HEADING = "aims1,aims2,aims3,trust1,trust2,trust3\n"
GOOD = "4,4,2,4,4,4\n" * 6


def workbook_without_answers() -> bytes:
    import openpyxl  # noqa: PLC0415  slow to import, and only here

    workbook = openpyxl.Workbook()
    workbook.active.append(["Invoice", "Amount"])
    workbook.active.append(["7", "12"])
    workbook.create_sheet("Stock").append(["Part", "Number"])
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def zipped_nonsense() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("note.txt", "hello")
    return content.getvalue()


BAD_ANSWERS: dict[str, tuple[bytes, list[str]]] = {
    "missing column": (b"aims1,aims2,trust1,trust2,trust3\n4,4,4,4,4\n", ["R014"]),
    "two columns for one item": (b"aims1,aims1,aims2,aims3,trust1,trust2,trust3\n4,4,4,4,4,4,4\n", ["R015"]),
    "unknown label": ((HEADING + GOOD + "Certainly,4,4,4,4,4\n").encode(), ["R016"]),
    "out of range": ((HEADING + GOOD + "6,4,4,4,4,4\n").encode(), ["R017"]),
    "a fraction": ((HEADING + GOOD + "3.5,4,4,4,4,4\n").encode(), ["R017"]),
    "everything at once": ((HEADING + GOOD + "6,maybe,4,4,4,4\n4,4\n").encode(), ["R017", "R016", "R010"]),
    "duplicate respondent": (("respondent," + HEADING + "a,4,4,4,4,4,4\na,4,4,4,4,4,3\n").encode(), ["R022"]),
    "ragged rows": ((HEADING + GOOD + "4,4,4\n").encode(), ["R010"]),
    "empty file": (b"", ["R002"]),
    "only spaces": (b" \n \n", ["R0"]),
    "no rows": (HEADING.encode(), ["R013"]),
    "zeros": (b"\0" * 100_000, ["R0"]),
    "a binary file": (bytes(range(256)) * 64, ["R0"]),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(500), ["R0"]),
    "a workbook without a fitting sheet": (workbook_without_answers(), ["R007"]),
    "a broken workbook": (b"PK\x03\x04" + bytes(200), ["R0"]),
    "a zip of something else": (zipped_nonsense(), ["R0"]),
    "another table": (b"Invoice,Amount\n7,12\n", ["R0"]),
}


@pytest.mark.parametrize("name", BAD_ANSWERS)
@pytest.mark.parametrize("command", ["score", "report"])
def test_answers_that_cannot_be_used(name: str, command: str, folder: Path, call: Call) -> None:
    content, codes = BAD_ANSWERS[name]
    suffix = ".xlsx" if "workbook" in name else ".csv"
    (folder / f"bad{suffix}").write_bytes(content)
    (folder / "result.md").write_text("mine", encoding="utf-8")
    before = {path.name for path in folder.iterdir()}
    code, out, err = call(command, f"bad{suffix}", "-q", "two-features.yaml", "-f", "md", "-o", "result.md")
    assert (code, out) == (ExitCode.BAD_INPUT, ""), err
    assert err.startswith(f"bad{suffix}\n")
    for expected in codes:
        assert f"[{expected}" in err
    assert "→" in err
    assert "Traceback" not in err
    assert (folder / "result.md").read_text(encoding="utf-8") == "mine"
    assert {path.name for path in folder.iterdir()} == before


def test_a_file_that_is_not_there_and_one_that_is_a_folder_are_both_named(folder: Path, call: Call) -> None:
    (folder / "sub.csv").mkdir()
    code, _, err = call("score", "missing.csv", "sub.csv", "-q", "two-features.yaml")
    assert code == ExitCode.BAD_INPUT
    assert "missing.csv\n" in err
    assert "sub.csv\n" in err
    assert "2 problems." in err


BAD_QUESTIONNAIRES = {
    "a duplicate key": ("title: Two features\n", "title: Two features\ntitle: Again\n", "Q007"),
    "a duplicate id": ("id: aims2", "id: aims1", "Q015"),
    "yes as text": ("text: We want the same things.", "text: yes", "Q0"),
    "an unknown key": ("scale: agree5\n", "scale: agree5\ncolour: red\n", "Q010"),
    "an alias bomb": ("scale: agree5\n", "scale: agree5\nx: [&a [1], *a, *a]\n", "Q008"),
}


@pytest.mark.parametrize("name", BAD_QUESTIONNAIRES)
@pytest.mark.parametrize("command", ["check", "questionnaires"])
def test_questionnaires_that_cannot_be_used(name: str, command: str, folder: Path, call: Call) -> None:
    old, new, expected = BAD_QUESTIONNAIRES[name]
    text = (folder / "two-features.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "two-features.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    words = ["check"] if command == "check" else ["questionnaires", "show"]
    code, out, err = call(*words, "two-features.yaml")
    assert (code, out) == (ExitCode.BAD_INPUT, "")
    assert f"[{expected}" in err
    assert "Traceback" not in err


def test_check_reports_the_faults_of_all_its_files_together(folder: Path, call: Call) -> None:
    (folder / "bad.csv").write_text(HEADING + "6,4,4,4,4,4\n", encoding="utf-8")
    (folder / "bad.yaml").write_text("schema: teamcheck/questionnaire/1\n", encoding="utf-8")
    code, out, err = call("check", "bad.csv", "bad.yaml", "two-features.yaml", "-q", "two-features.yaml")
    assert code == ExitCode.BAD_INPUT
    assert "bad.csv\n" in err
    assert "bad.yaml\n" in err
    assert "two-features.yaml: " in out


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("place", [".", "..", "./", "/"])
@pytest.mark.parametrize("command", ["score", "report", "check"])
def test_a_folder_is_no_file_of_answers_however_it_is_named(command: str, place: str, call: Call) -> None:
    code, out, err = call(command, place)

    assert (code, out) == (ExitCode.BAD_INPUT, "")
    assert "this is a folder, not a file [R001]" in err
    assert "FOLDER/answers.csv" in err


@pytest.mark.usefixtures("folder")
def test_check_of_good_files_says_so_and_leaves_0(call: Call) -> None:
    code, out, err = call("check", "two-features.yaml", "teams-of-three.csv", "-q", "two-features.yaml")
    assert code == ExitCode.DONE
    assert "two-features.yaml: 6 statements, 2 features" in out
    assert "teams-of-three.csv: 28 answered, 3 teams" in out
    assert "error" not in err


@pytest.mark.parametrize("output", ["harbour.csv/x.html", "/dev/full", "."])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_place_that_cannot_be_written_to(output: str, folder: Path, call: Call) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    code, out, err = call("score", "harbour.csv", "-q", "two-features.yaml", "-f", "csv", "-o", output)
    assert (code, out) == (ExitCode.BAD_INPUT, "")
    assert "[W00" in err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("output", ["harbour.csv", "two-features.yaml", "sub/../comments.csv"])
@pytest.mark.parametrize("command", [["score", "-f", "csv"], ["report"]])
def test_a_result_never_takes_the_place_of_its_own_input(output: str, command: list[str], folder: Path, call: Call) -> None:
    (folder / "comments.csv").write_text("team,comment,text\nharbour,keep,Tea\n", encoding="utf-8")
    (folder / "sub").mkdir()
    before = {path.name: path.read_bytes() for path in folder.glob("*.*")}
    code, out, err = call(*command, "harbour.csv", "-q", "two-features.yaml", "-o", output)
    assert (code, out) == (ExitCode.BAD_INPUT, "")
    assert "[W006]" in err
    assert {path.name: path.read_bytes() for path in folder.glob("*.*")} == before


@pytest.mark.parametrize("team", ["<script>", "[red]", "=cmd()", "../../x", "a\u202eb", "; rm -rf /"])
def test_any_name_of_a_team_is_legal_and_comes_out_inert(team: str, folder: Path, call: Call) -> None:
    rows = (folder / "harbour.csv").read_text(encoding="utf-8").splitlines()
    named = [f"team,{rows[0]}", *(f"{team},{row}" for row in rows[1:])]
    (folder / "named.csv").write_text("\n".join(named) + "\n", encoding="utf-8")
    for words in (
        ["score"],
        ["score", "-f", "csv"],
        ["score", "-f", "json"],
        ["report", "-f", "html", "-f", "md", "-o", "out"],
    ):
        code, out, err = call(*words, "named.csv", "-q", "two-features.yaml")
        assert code == ExitCode.DONE, err
        assert "\u202e" not in err
        assert not any(cell.startswith("=") for line in out.splitlines() for cell in line.split(",") if "csv" in words)
    for path in (folder / "out").iterdir():
        assert path.resolve().parent == (folder / "out").resolve()
        if path.suffix == ".html":
            assert "<script" not in path.read_text(encoding="utf-8")


def test_a_quiet_check_says_only_what_must_be_mended(folder: Path, call: Call) -> None:
    words = ["check", "two-features.yaml", "teams-of-three.csv", "-q", "two-features.yaml"]
    assert "It can be used." in call(*words).out
    assert "warning" in call(*words).err
    assert call(*words, "--quiet") == (ExitCode.DONE, "", "")
    (folder / "bad.csv").write_text("soup\n1\n", encoding="utf-8")
    code, out, err = call("check", "two-features.yaml", "bad.csv", "-q", "two-features.yaml", "--quiet")
    assert (code, out) == (ExitCode.BAD_INPUT, "")
    assert "[R" in err
    assert "warning" not in err


def test_a_copy_of_a_shipped_questionnaire_is_told_which_statement_it_words_anew(call: Call, tmp_path: Path) -> None:
    copy = read_shipped("reflexivity").replace("id: reflexivity", "id: ours")
    copy = copy.replace("We talk about how we treat each other.", "We often talk about how we treat each other.")
    (tmp_path / "ours.yaml").write_text(copy, encoding="utf-8")

    code, out, err = call("check", "ours.yaml")

    assert (code, out) == (ExitCode.DONE, "ours.yaml: 8 statements, 2 features. It can be used.\n")
    assert err.count("[Q") == err.count("[Q109]") == 1
    assert "items[social1]): warning: social1 says nearly the same as social1 of reflexivity" in err
    assert "take that one: `from: reflexivity/social1`" in err
