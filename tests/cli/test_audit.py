"""`audit` on the command line: words or JSON, its exit codes, and files that are not outputs."""

import json
from pathlib import Path

import pytest

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.organisation.audit.public import PublicAudit

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


def test_of_what_is_protected_nobody_can_be_worked_out(written: Path, call) -> None:
    code, out, err = call("audit", written.name, *Q)

    assert (code, err) == (ExitCode.DONE, "")
    assert out.startswith(
        "Nobody could be worked out from this file by what was gone through.\nGone through: 1 page, 2 features"
    )
    assert max(map(len, out.splitlines())) <= 88


def test_what_is_found_is_said_with_its_file_and_what_to_do(telling: Path, call) -> None:
    code, out, _ = call("audit", telling.name, *Q)
    said = " ".join(out.split())

    assert code == ExitCode.FAILED
    assert 'From telling.json, harbour: all answers to "I can say what I think." can be worked out.' in said
    assert "→ Do not give it away." in said


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

    assert (code, out.splitlines()[0]) == (ExitCode.FAILED, "- full.json is not protected: it holds everything.")


@pytest.mark.usefixtures("folder")
def test_without_its_questionnaire_it_says_that_answers_were_not_gone_through(written: Path, call) -> None:
    code, out, _ = call("audit", written.name)

    assert code == ExitCode.DONE
    assert "2 features: the questionnaire is not at hand" in " ".join(out.split())


@pytest.mark.usefixtures("folder")
def test_every_file_that_cannot_be_audited_is_named(call) -> None:
    Path("deep.json").write_text("[" * 200_000, encoding="utf-8")
    Path("bytes.json").write_bytes(b"\xff\xfe\x00")
    code, out, err = call("audit", "harbour.csv", "missing.json", "deep.json", "bytes.json", "two-features.yaml")

    assert (code, out) == (ExitCode.BAD_INPUT, "")
    assert err.count("[R085]") == 5
    assert "5 problems" in err


@pytest.mark.usefixtures("folder")
def test_a_file_that_is_too_large_is_not_read(call, monkeypatch) -> None:
    monkeypatch.setattr("teamcheck.cli.commands.audit._LARGEST", 1 << 10)
    Path("large.json").write_text("[" + "0," * 1000 + "0]", encoding="utf-8")
    code, _, err = call("audit", "large.json")

    assert (code, "it is larger than" in err) == (ExitCode.BAD_INPUT, True)


def test_names_in_a_file_stay_names(telling: Path, call) -> None:
    shown = json.loads(telling.read_text(encoding="utf-8"))
    shown["teams"][0]["team"] = "Mill\nNobody can be worked out from this file.\x1b[31m [red]"
    telling.write_text(json.dumps(shown), encoding="utf-8")
    _, out, _ = call("audit", telling.name, *Q)

    assert not any(line.startswith("Nobody") for line in out.splitlines())
    assert "\x1b" not in out
    assert "[red]" in out
