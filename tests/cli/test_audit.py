"""`audit` on the command line: words or JSON, its exit codes, and files that are not outputs."""

import json
from pathlib import Path

import pytest

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.organisation.audit.public import PublicAudit

pytestmark = pytest.mark.slow

Q = ("-q", "two-features.yaml")


@pytest.fixture
def written(folder: Path, call) -> Path:
    """What `score` wrote of a team of nine."""
    assert call("score", "harbour.csv", *Q, "-f", "json", "-o", "harbour.json", "--quiet").code == ExitCode.DONE
    return folder / "harbour.json"


@pytest.fixture
def telling(written: Path) -> Path:
    """The same, as an ordinary reporting rule would print it: how many chose each answer."""
    shown = json.loads(written.read_text(encoding="utf-8"))
    shown["teams"][0]["dimensions"][1]["items"][0]["counts"] = [2, 1, 1, 2, 3]
    path = written.with_name("telling.json")
    path.write_text(json.dumps(shown), encoding="utf-8")
    return path


def test_of_what_is_protected_nothing_is_found_and_what_was_gone_through_is_said(written: Path, call) -> None:
    code, out, err = call("audit", written.name, *Q)

    assert (code, err) == (ExitCode.DONE, "")
    assert out.startswith("Nothing was found.\nGone through: 1 page, 2 features of 5 to 9 people")
    assert max(map(len, out.splitlines())) <= 88


def test_what_is_found_is_said_with_its_file_and_what_to_do(telling: Path, call) -> None:
    code, out, _ = call("audit", telling.name, *Q)
    said = " ".join(out.split())

    assert code == ExitCode.FAILED
    assert "From telling.json, harbour: " in said
    assert '- all answers to "I can say what I think." can be worked out' in said
    assert said.count("→ Do not give it away.") == 1


def test_the_json_is_of_its_own_type_and_says_the_same(telling: Path, call) -> None:
    code, out, _ = call("audit", telling.name, *Q, "-f", "json")
    found = PublicAudit.model_validate_json(out)

    assert code == ExitCode.FAILED
    assert (found.files, found.gone_through.pages) == (["telling.json"], 1)
    assert "answers-known" in {finding.code for finding in found.findings}
    assert {finding.knows for finding in found.findings if finding.code == "answers-known"} == {"nobody"}


def test_the_result_goes_where_o_says_in_the_format_of_its_ending(telling: Path, call) -> None:
    code, out, err = call("audit", telling.name, *Q, "-o", "found.json")

    assert (code, out, err) == (ExitCode.FAILED, "", "Wrote found.json\n")
    assert json.loads(Path("found.json").read_text(encoding="utf-8"))["schema"] == "teamcheck/audit/1"


def test_a_result_never_takes_the_place_of_what_was_audited(written: Path, call) -> None:
    before = written.read_bytes()
    code, _, err = call("audit", "harbour.json", *Q, "-o", "harbour.json")

    assert (code, "[W006]" in err, written.read_bytes()) == (ExitCode.BAD_INPUT, True, before)


@pytest.mark.usefixtures("folder")
def test_figures_for_analysts_are_found_to_hold_everything(call) -> None:
    call("score", "harbour.csv", *Q, "--for", "analyst", "-f", "json", "-o", "full.json")
    code, out, _ = call("audit", "full.json", *Q)

    assert (code, out.splitlines()[0]) == (ExitCode.FAILED, "1 thing was found.")
    assert "- full.json is not protected: it holds everything.\n→ Keep it as safe" in out


@pytest.mark.usefixtures("folder")
def test_without_its_questionnaire_it_says_that_answers_were_not_gone_through(written: Path, call) -> None:
    code, out, _ = call("audit", written.name)

    assert code == ExitCode.DONE
    assert "2 features: the questionnaire is not at hand" in " ".join(out.split())


def test_a_list_without_numbers_is_said_not_to_be_gone_through(folder: Path, call) -> None:
    lines = "".join(
        f"Red,w1,{tick}\n" for tick in ("workload", "workload;unclear", "policies", "workload", "unclear", "reporting")
    )
    (folder / "list.csv").write_text(f"team,round,barriers\n{lines}", encoding="utf-8")
    assert call("score", "list.csv", "-q", "barriers", "-f", "json", "-o", "list.json", "--quiet").code == ExitCode.DONE
    code, out, _ = call("audit", "list.json", "-q", "barriers")
    assert code == ExitCode.DONE
    assert "Not gone through:\n- 1 list: what is told by which options of it are named was not looked at." in out


@pytest.mark.usefixtures("folder")
def test_every_file_that_cannot_be_audited_is_named(call) -> None:
    Path("deep.json").write_text("[" * 200_000, encoding="utf-8")
    Path("bytes.json").write_bytes(b"\xff\xfe\x00")
    code, out, err = call("audit", "harbour.csv", "missing.json", "deep.json", "bytes.json", "two-features.yaml")

    assert (code, out) == (ExitCode.BAD_INPUT, "")
    assert (err.count("[R085]"), err.count("[R001]")) == (4, 1)
    assert "5 problems" in err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("name", "what"), [("page.html", "a page"), ("saved", "a page"), ("harbour.csv", "a table"), (".", "a folder")]
)
def test_what_has_no_figures_to_audit_is_told_how_to_get_some(name: str, what: str, call) -> None:
    for page in ("page.html", "saved"):
        Path(page).write_text("<!doctype html><title>Harbour</title>", encoding="utf-8")
    code, _, err = call("audit", name)
    said = " ".join(err.split())

    assert code == ExitCode.BAD_INPUT
    assert what in said
    assert "[R085] → Make its figures a file with the same options: teamcheck score answers.csv -o scores.json" in said


def test_a_page_of_ten_people_or_more_is_gone_through_too(folder: Path, call) -> None:
    answers = folder / "ten.csv"
    heading, *rows = (folder / "harbour.csv").read_text(encoding="utf-8").splitlines()
    answers.write_text("\n".join([heading, *rows, *rows]) + "\n", encoding="utf-8")
    call("score", "ten.csv", *Q, "-f", "json", "-o", "ten.json", "--quiet")
    code, out, _ = call("audit", "ten.json", *Q)

    assert (code, out) == (ExitCode.DONE, "Nothing was found.\nGone through: 1 page and 2 features of ten people or more.\n")


def test_what_one_person_answered_is_said_in_the_words_of_the_scale_and_what_to_do_once(folder: Path, call) -> None:
    heading, *rows = (folder / "harbour.csv").read_text(encoding="utf-8").splitlines()
    for name, more in (("before", ()), ("after", (rows[0],))):
        (folder / name).mkdir()
        (folder / name / "mill.csv").write_text("\n".join([heading, *rows, *rows, *more]) + "\n", encoding="utf-8")
        call("score", f"{name}/mill.csv", *Q, "-f", "json", "-o", f"{name}.json", "--quiet")
    code, out, _ = call("audit", "before.json", "after.json", *Q)
    said = " ".join(out.split())

    assert code == ExitCode.FAILED
    assert "things were found. From after.json and before.json together, the one of mill who answered in between: " in said
    assert '- answered "' in said
    assert out.count("→") == 1


@pytest.mark.usefixtures("folder")
def test_a_file_that_is_too_large_is_not_read(call, monkeypatch) -> None:
    monkeypatch.setattr("teamcheck.cli.commands.audit._LARGEST", 1 << 10)
    Path("large.json").write_text("[" + "0," * 1000 + "0]", encoding="utf-8")
    code, _, err = call("audit", "large.json")

    assert (code, "it is larger than" in err) == (ExitCode.BAD_INPUT, True)


def test_names_in_a_file_stay_names(telling: Path, call) -> None:
    shown = json.loads(telling.read_text(encoding="utf-8"))
    shown["teams"][0]["team"] = "Mill\nNothing was found.\x1b[31m [red]"
    telling.write_text(json.dumps(shown), encoding="utf-8")
    _, out, _ = call("audit", telling.name, *Q)

    assert not any(line.startswith("Nothing") for line in out.splitlines())
    assert "\x1b" not in out
    assert "[red]" in out
