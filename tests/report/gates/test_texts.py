"""What gates found, in every form, with names that try to be more than names."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from teamcheck.report.gates.annotations import annotations
from teamcheck.report.gates.figures import gates_json
from teamcheck.report.gates.junit import junit
from teamcheck.report.gates.lines import lines
from teamcheck.report.gates.model import GateVerdict, TeamVerdict, Unreadable, Verdicts
from teamcheck.report.gates.schema import gates_schema
from teamcheck.report.gates.step_summary import step_summary

HOSTILE = [
    "::error::pwned",
    "Mill\n::stop-commands::x",
    "Mill\r::add-mask::x",
    "##[error]x",
    "###[error]x",
    "##vso[task.setvariable variable=x]y",
    "%0A::error::x",
    "<script>alert(1)</script>",
    "]]> & \" '",
    "| a | b |\n# heading",
    "[x](http://192.0.2.7)",
    "Mill\x1b[2J\x00\x07",
    "Mill \u202eelim",
    "\ufffe\uffff",
]
#: Of each element, the attributes that the schema of Jenkins (junit-10.xsd) allows, those it requires, and what may be inside.
ALLOWED = {
    "testsuites": ({"name", "time", "tests", "failures", "errors"}, set(), {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors", "group", "time", "skipped", "timestamp", "hostname", "id", "package"},
        {"name", "tests", "failures", "errors"},
        {"testsuite", "properties", "testcase", "system-out", "system-err"},
    ),
    "testcase": (
        {"name", "time", "classname", "group"},
        {"name"},
        {"skipped", "error", "failure", "system-out", "system-err"},
    ),
    **dict.fromkeys(("failure", "error", "skipped"), ({"type", "message"}, set(), set())),
}


def verdicts(*names: str, outcome: str = "failed", kind: str = "min-response-rate", gates: int = 1) -> Verdicts:
    """Gates that say the same of every team."""
    teams = [TeamVerdict(team=name, round=None, outcome=outcome, text=f"{name}: 4 of 9 people answered.") for name in names]
    found = GateVerdict(
        kind=kind,
        about="data",
        asked=f"{kind} 60",
        limit=60,
        percent=False,
        dimension=None,
        outcome=outcome,
        text="In some teams few people answered.",
        teams=teams,
        unnamed=None,
    )
    return Verdicts(teamcheck="1.0", outcome=outcome, gates=[found] * gates, unreadable=[])


def place(severity: str = "error", **other: object) -> Unreadable:
    keys = {"code": "R017", "what": "not a point", "file": "a.csv", "sheet": None, "line": None, "row": 12, "column": "D"}
    return Unreadable(severity=severity, **(keys | other))


def unreadable(*places: Unreadable) -> Verdicts:
    return Verdicts(teamcheck="1.0", outcome=None, gates=[], unreadable=list(places))


def checked(text: str) -> ET.Element:
    """The document, held against the schema; its numbers against what it holds."""
    root = ET.fromstring(text)  # noqa: S314  our own
    for element in root.iter():
        allowed, required, inside = ALLOWED[element.tag]
        assert required <= set(element.attrib) <= allowed
        assert {child.tag for child in element} <= inside
    for suite in root:
        for key, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.attrib[key]) == len(list(suite.iter(tag)))
    return root


@pytest.mark.parametrize("outcome", ["passed", "failed", "cannot be judged"])
@pytest.mark.parametrize("kind", ["min-response-rate", "max-withheld"])
@pytest.mark.parametrize("names", [(), ("Mill",), tuple(HOSTILE)])
def test_junit_is_what_its_schema_asks_for(names: tuple[str, ...], kind: str, outcome: str) -> None:
    root = checked(junit(verdicts(*names, outcome=outcome, kind=kind)))
    tags = {"passed": None, "failed": "failure", "cannot be judged": "skipped"}
    cases = list(root.iter("testcase"))
    assert len(cases) == (1 if kind == "max-withheld" else max(1, len(names)))
    assert {child.tag for case in cases for child in case} == ({tags[outcome]} - {None})


@given(name=st.text(max_size=30))
@settings(max_examples=30)
def test_any_name_gives_well_formed_junit(name: str) -> None:
    assert len(list(checked(junit(verdicts(name.encode("utf-8", "replace").decode()))).iter("testcase"))) == 1


def test_a_place_that_cannot_be_used_is_an_error_and_a_warning_is_none() -> None:
    root = checked(junit(unreadable(place(), place("warning"))))
    assert [child.tag for case in root.iter("testcase") for child in case] == ["error", "skipped"]
    assert root.find("testsuite/testcase").attrib["name"] == "a.csv, row 12, column D"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_stays_within_its_annotation(name: str) -> None:
    found = annotations(verdicts(name))
    assert len(found) == 1
    assert re.fullmatch(r"::error title=[^\n\r]*::[^\n\r]*", found[0])
    assert found[0].count("%0A") == 1, "the one line end is ours"
    assert re.search("%(?!25|0A|3A|2C)", found[0]) is None


def test_what_stands_before_the_text_of_an_annotation_cannot_end_there() -> None:
    (found,) = annotations(unreadable(place(file="a,line=1::x.csv")))
    assert found.startswith("::error file=a%2Cline=1%3A%3Ax.csv,title=teamcheck%3A R017::row 12, column D%0A")


@pytest.mark.parametrize(("gates", "shown"), [(1, 1), (10, 10), (11, 10), (40, 10)])
def test_no_more_annotations_are_made_than_github_shows(gates: int, shown: int) -> None:
    found = annotations(verdicts("Mill", gates=gates))
    assert len(found) == shown
    assert found[-1].endswith(f"::And {gates - 9} more.") is (gates > 10)


def test_an_annotation_names_a_few_teams_and_says_how_many_more_there_are() -> None:
    (found,) = annotations(verdicts(*(f"T{number}" for number in range(9))))
    assert found.endswith("T4: 4 of 9 people answered.%0AAnd 4 more.")


def test_what_cannot_be_judged_is_a_warning_and_what_passed_is_nothing() -> None:
    assert [each[:9] for each in annotations(verdicts("Mill", outcome="cannot be judged"))] == ["::warning"]
    assert annotations(verdicts("Mill", outcome="passed")) == []


@pytest.mark.parametrize("name", HOSTILE)
def test_no_line_of_a_log_is_a_command(name: str) -> None:
    for line in [*lines(verdicts(name)), *lines(unreadable(place(file=name)))]:
        assert not line.lstrip().startswith("::")
        assert "##" not in line
        assert line.isprintable() or "\ufffe" in line or "\uffff" in line
        assert "\u202e" not in line


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_only_a_name_in_the_summary(name: str) -> None:
    said = step_summary(verdicts(name))
    shown = MarkdownIt("commonmark").enable("table").render(said)
    plain = MarkdownIt("commonmark").enable("table").render(step_summary(verdicts("Mill")))
    assert re.findall("<[^>]*>", shown) == re.findall("<[^>]*>", plain)
    assert len(said.splitlines()) == len(step_summary(verdicts("Mill")).splitlines())


def test_a_summary_lists_some_teams_and_counts_the_others() -> None:
    said = step_summary(verdicts(*(f"T{number}" for number in range(30))))
    assert said.count("of 9 people answered") == 20
    assert "- and 10 more" in said


def test_quiet_lines_leave_out_what_passed() -> None:
    assert lines(verdicts("Mill", outcome="passed"), quiet=True) == []
    assert lines(verdicts("Mill", outcome="passed"))[0] == "1 gate: 1 passed."
    assert lines(verdicts("Mill"), quiet=True) == lines(verdicts("Mill"))


@pytest.mark.parametrize("name", HOSTILE)
def test_the_json_keeps_every_name_and_holds_nothing_that_a_terminal_obeys(name: str) -> None:
    text = gates_json(verdicts(name))
    assert json.loads(text)["gates"][0]["teams"][0]["team"] == name
    assert not set(text) & set("\x1b\x00\x07\u202e")


def test_the_committed_schema_is_fresh(root: Path) -> None:
    """Write it anew with: teamcheck schema gates > docs/gates.schema.json."""
    assert json.loads((root / "docs" / "gates.schema.json").read_text(encoding="utf-8")) == gates_schema()


def test_every_key_is_required_and_none_other_allowed() -> None:
    schema = gates_schema()
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) == {field.alias or name for name, field in Verdicts.model_fields.items()}
    assert all(set(each["required"]) == set(each["properties"]) for each in schema["$defs"].values())
