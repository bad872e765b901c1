"""Files can be called anything: their names rule no terminal, forge no line, lead nowhere and end no run as a bug."""

import os
import sys
from pathlib import Path

import pytest

from teamcheck.cli.exit_codes import ExitCode

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows allows few of these names")

#: Bytes that are no text, in a name as Python reads it.
NO_TEXT = os.fsdecode(b"\xff\xfe")
REORDERS = "\u202e\u2066"
NAMES = {
    "directions": f"a{REORDERS}b",
    "no text": f"a{NO_TEXT}b",
    "nothing but no text": NO_TEXT,
    "other lines": "a\u2028Note: all is well",
    "a sum": "=1+1",
    "an element": "<script>x",
    "rich": "[red]x[bold]",
    "Jinja": "{{ 7 * 7 }}",
    "an option": "--for analyst",
}
#: What a name can hold only where nobody typed it: it is found in a folder.
UNSEEN = {"a command": "a\x1b[2Jb", "a line": "a\nNote: all is well", "a tab": "a\tb", "a long command": "a\x9b2Jb"}


@pytest.fixture
def named(fill, tmp_path):
    """A folder of files of answers and of a questionnaire that are called so."""

    def make(name: str) -> Path:
        filled = fill("plain", 12).path
        for folder, rows in (("spring", 12), ("autumn", 13)):
            (tmp_path / folder).mkdir()
            lines = (filled / "many.csv").read_text(encoding="utf-8").splitlines()
            kept = [line.split(",", 3)[3].rpartition(",")[0] for line in lines]
            (tmp_path / folder / f"{name} {folder}.csv").write_text("\n".join(kept[:rows]) + "\n", encoding="utf-8")
        (tmp_path / "ours.yaml").write_bytes((filled / "ours.yaml").read_bytes())
        (tmp_path / f"{name}.yaml").write_bytes((filled / "ours.yaml").read_bytes())
        return tmp_path

    return make


def commands(name: str) -> dict[str, list[str]]:
    spring, autumn, asked = f"./spring/{name} spring.csv", f"./autumn/{name} autumn.csv", ["-q", "ours.yaml"]
    return {
        "score": ["score", spring, *asked],
        "json": ["score", spring, *asked, "-f", "json", "-o", f"./{name}.json"],
        "csv": ["score", spring, *asked, "-f", "csv", "-o", f"./{name}.csv"],
        "report": ["report", spring, *asked, "-o", "./reports/"],
        "report to a file": ["report", spring, *asked, "-f", "md", "-o", f"./o/{name}.md"],
        "compare": ["compare", spring, autumn, *asked, "-o", "./compared", "-f", "html", "-f", "md", "-f", "json"],
        "check": ["check", spring, f"./{name}.yaml", *asked, "--verbose"],
        "audit": ["audit", f"./{name}.json", *asked],
        "norms": ["norms", "build", spring, *asked],
        "no answers": ["score", f"./nowhere/{name}.csv", *asked],
        "no teams": ["score", spring, *asked, "--teams", f"./nowhere/{name}"],
        "no templates": ["report", spring, *asked, "--templates", f"./nowhere/{name}"],
        "no logo": ["report", spring, *asked, "--logo", f"./nowhere/{name}"],
        "no round": ["status", f"./nowhere/{name}"],
        "no sheet": ["import", f"./nowhere/{name}"],
        "no questionnaire": ["questionnaires", "show", f"./{name}.json"],
        "no team": ["score", spring, *asked, "--team", name],
        "no command": [f" {name}"],
    }


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_file_that_is_called_anything_can_be_used_or_is_said(name, named, call, obeyed) -> None:
    folder = named(name)
    for what, words in commands(name).items():
        code, out, err = call(*words, cwd=folder)
        assert code != ExitCode.BUG, (what, err)
        assert not obeyed(out + err), what
    reports = [file.name for file in (folder / "reports").iterdir()]
    assert len(reports) == 1
    assert not set(reports[0]) - set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert {file.suffix for file in (folder / "compared").iterdir()} == {".html", ".md", ".json"}
    for file in [*(folder / "compared").iterdir(), folder / "reports" / reports[0], folder / f"{name}.csv"]:
        kept = set(REORDERS) if file.suffix == ".csv" else set("\u2068\u2069")  # a cell keeps what is in it to itself
        assert not obeyed(file.read_text(encoding="utf-8")) - kept, file.name


@pytest.mark.parametrize("word", UNSEEN.values(), ids=UNSEEN.keys())
def test_a_word_of_a_command_holds_no_character_that_cannot_be_seen(word, call, obeyed) -> None:
    code, out, err = call("score", f"{word}.csv")
    assert (code, out) == (ExitCode.USAGE, "")
    assert not obeyed(err)
    assert "\nNote: all is well" not in err
    assert ascii(word)[1:-1] in err


@pytest.mark.slow
@pytest.mark.parametrize("name", UNSEEN.values(), ids=UNSEEN.keys())
def test_a_file_that_is_found_in_a_folder_forges_no_line(name, named, call, obeyed) -> None:
    folder = named(name)
    (folder / "spring" / f"{name} other.csv").write_text("soup\n1\n", encoding="utf-8")
    code, out, err = call("norms", "build", ".", "-q", "ours.yaml", "--verbose", cwd=folder)
    assert (code, out) == (ExitCode.BAD_INPUT, "")
    assert "passed over" in err
    assert not obeyed(err)
    assert "\nNote: all is well" not in err


@pytest.mark.slow
def test_a_folder_that_is_called_anything_can_be_worked_in(named, call, obeyed) -> None:
    folder = named("x")
    inner = folder / "a\x1b[2J\nNote: all is well"
    inner.mkdir()
    (folder / "spring" / "x spring.csv").rename(inner / "answers.csv")
    (folder / "autumn" / "x autumn.csv").rename(folder / "after.csv")
    asked = ["-q", folder / "ours.yaml"]
    for words in (["score", "answers.csv", *asked], ["compare", "answers.csv", "../after.csv", *asked, "-f", "md", "-o", "-"]):
        code, out, err = call(*words, cwd=inner)
        assert code == ExitCode.DONE, err
        assert not obeyed(out + err)
        assert "\nNote: all is well" not in out + err
