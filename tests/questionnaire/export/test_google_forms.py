"""The script for Google Forms: what it makes, that a checker accepts it, and that answers come back as they were given."""

import csv
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from teamcheck.errors import Code
from teamcheck.questionnaire.export.form import asking_for_the_team
from teamcheck.questionnaire.export.google_forms import TARGET, exported
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.translation_model import Translation
from teamcheck.responses.read import read_responses
from tests.questionnaire.export.asked import GOLDEN, NAMES, OTHER, Sheet, are_those_of, asked, in_order, in_words, sheets

pytestmark = pytest.mark.slow

#: Of one function: every call with what it is given, in order.
Calls = list[tuple[str, object]]

#: Stands in for Google's own: it notes what is called with what.
NOTING = """
const calls = [];
const noted = (name, given) => { calls.push([name, given]); return noting(); };
const got = (name, given) => name.startsWith("get") ? "" : noted(name, given ?? null);
const noting = () => new Proxy({}, {get: (_, name) => (...given) => got(name, given[0])});
globalThis.FormApp = noting();
globalThis.Logger = {log() {}};
"""


def functions(script: str) -> dict[str, Calls]:
    """The calls of each function of a script, read without running it."""
    found = {}
    for part in script.split("\nfunction ")[1:]:
        name, _, body = part.partition("() {\n")
        found[name] = [*calls_in(body)]
    return found


def calls_in(body: str) -> Iterator[tuple[str, object]]:
    at, call = 0, re.compile(r"\.(\w+)\(")
    while match := call.search(body, at):
        at = match.end()
        try:
            given, at = json.JSONDecoder().raw_decode(body, at)
        except json.JSONDecodeError:
            given = None
        yield match[1], given


def asked_by(calls: Calls) -> Iterator[tuple[str, list[str]]]:
    """Heading and labels of every column that Google would write for such a form, in the order of its questions."""
    parts: list[dict[str, object]] = []
    for name, given in calls:
        if name.startswith("add"):
            parts.append({})
        elif parts:
            parts[-1][name] = given
    for said in (part for part in parts if "setTitle" in part):
        title, labels = said["setTitle"], said.get("setColumns") or said.get("setChoiceValues") or []
        yield from [(f"{title} [{row}]", labels) for row in said["setRows"]] if "setRows" in said else [(title, labels)]


def written_by(calls: Calls, given: list[Sheet], questionnaire: Questionnaire) -> str:
    """The sheet of responses that Google would write: labels under ``Title [statement]``."""
    columns, text = [*asked_by(calls)], StringIO()
    rows = ([in_words(a, labels) for a, (_, labels) in zip(in_order(questionnaire, s), columns, strict=True)] for s in given)
    writer = csv.writer(text)
    writer.writerow(["Timestamp", *(heading for heading, _ in columns)])
    writer.writerows([f"6/30/2026 17:3{number % 10}:10", *row] for number, row in enumerate(rows))
    return text.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_what_the_form_gives_back_is_what_was_answered_in_each_of_its_languages(tmp_path, name):
    questionnaire, given = asked(name), sheets(asked(name))
    for function, calls in functions(exported(questionnaire).decode()).items():
        path = tmp_path / f"{function}.csv"
        path.write_text(written_by(calls, given, questionnaire), encoding="utf-8")
        # nothing but the scale whose middle points have no words needs to be told
        responses = read_responses(path, questionnaire, numbers="as-is" if name == "hard" else None, export=OTHER)

        assert [comment.question for comment in responses.comments]
        are_those_of(responses, given)


def test_there_is_a_function_for_each_language_named_in_the_first_lines():
    script = exported(asked("hard")).decode()

    assert [*functions(script)] == ["createForm_en", "createForm_de"]
    assert "choose createForm_en or createForm_de at the top" in "\n".join(script.split("\n")[:2])
    assert "choose createForm" not in exported(asked("seven-features")).decode()


def test_a_language_of_several_parts_makes_a_name_that_a_script_can_have():
    questionnaire = replace(asked("hard"), translations=(Translation("pt-BR", "machine", words={("title",): "Equipes"}),))

    assert [*functions(exported(questionnaire).decode())] == ["createForm_en", "createForm_pt_BR"]


def test_nobody_is_asked_for_an_address_and_nobody_sees_what_others_said():
    calls = functions(exported(asked("seven-features")).decode())["createForm_en"]

    assert ("setCollectEmail", False) in calls
    assert ("setPublishingSummary", False) in calls


def test_nobody_signs_in_unless_one_word_of_the_script_is_changed():
    script = exported(asked("seven-features")).decode()

    assert script.count("oneAnswerEach") == 2
    assert "var oneAnswerEach = false;" in script
    assert "form.setLimitOneResponsePerUser(oneAnswerEach);" in script


def test_the_question_for_the_team_is_one_line_that_cannot_be_left_out(tmp_path):
    questionnaire = asking_for_the_team(asked("seven-features-short"))
    calls = functions(exported(questionnaire).decode())["createForm_en"]
    at = calls.index(("addTextItem", None))
    (tmp_path / "a.csv").write_text(written_by(calls, sheets(questionnaire, 5), questionnaire), encoding="utf-8")

    assert calls[at + 1 : at + 3] == [("setTitle", "Which team are you in?"), ("setRequired", True)]
    assert {row.team for row in read_responses(tmp_path / "a.csv", asked("seven-features-short")).rows} == {"Harbour"}


def test_no_more_can_be_ticked_than_the_checklist_says():
    assert ("requireSelectAtMost", 2) in functions(exported(asked("hard")).decode())["createForm_en"]


def test_words_cannot_end_the_script_nor_hide_in_it():
    title = "a</script>b\u2028c\u202ed\u200be\U000e0041f"
    script = exported(replace(asked("hard"), title=title, translations=())).decode()

    assert "</" not in script
    assert not set(script) & set("\u2028\u202e\u200b\U000e0041")
    assert functions(script)["createForm_en"][0] == ("create", title)


def test_where_the_questionnaire_says_nothing_before_the_statements_the_form_says_nothing():
    questionnaire = replace(asked("hard"), prompt="", translations=())
    calls = functions(exported(questionnaire).decode())["createForm_en"]

    assert [given for name, given in calls if name == "setHelpText"] == ["How often is this so?"]


def test_points_without_words_are_warned_of():
    warnings = [problem for problem in TARGET.doubts(asked("hard")) if "sure" in problem.message]

    assert [(problem.code, problem.severity) for problem in warnings] == [(Code.FORM_LOSES, "warning")]
    assert "Points 1, 2 of scale sure have no words" in warnings[0].message
    assert "--numbers as-is" in warnings[0].fix


def test_answers_with_the_same_words_are_refused_in_the_language_where_they_have_them():
    half = Translation("de", "machine", words={("scales", "agree", "points", "1"): "Agree"})
    doubts = TARGET.doubts(replace(asked("hard"), translations=(half,)))
    (problem,) = (doubt for doubt in doubts if doubt.severity == "error")

    assert problem.code is Code.FORM_CANNOT_HOLD
    assert problem.message == "In de, two answers of scale agree have the same words: agree."


def test_the_file_is_the_golden_one():
    """Where it should change: ``teamcheck questionnaires export pair.yaml --to google-forms -o google_forms.gs`` there."""
    pair = load_questionnaire(GOLDEN / "pair.yaml")

    assert exported(pair) == (GOLDEN / "google_forms.gs").read_bytes()


def test_a_script_engine_reads_the_words_that_were_meant(node):
    script = exported(asked("hard")).decode()
    run = "".join(f"{name}();" for name in functions(script))
    found = json.loads(node(NOTING + script + run + "console.log(JSON.stringify(calls));"))
    said = [
        call for calls in functions(script).values() for call in calls if isinstance(call[1], str | list) and call[0] != "log"
    ]

    assert [tuple(call) for call in found if isinstance(call[1], str | list)] == said
    assert len(said) > 30


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_the_checker_of_typescript_accepts_the_script_with_the_types_of_google(npm, tmp_path, name):
    assert type_errors(npm, tmp_path, exported(asked(name)).decode()) == ""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        (".setRows(", ".setLines(", "setLines"),
        ("setCollectEmail(false)", 'setCollectEmail("no")', "'string' is not assignable"),
        ("getEditUrl()", "getEditUrl(", "expected"),
    ],
)
def test_the_checker_notices_a_wrong_script(npm, tmp_path, right, wrong, told):
    script = exported(asked("hard")).decode()

    assert right in script
    assert told in type_errors(npm, tmp_path, script.replace(right, wrong, 1))


def type_errors(npm: Path, folder: Path, script: str) -> str:
    """What TypeScript's checker says about a script."""
    (folder / "form.js").write_text(script, encoding="utf-8")
    types = ["--typeRoots", npm / "node_modules/@types", "--types", "google-apps-script"]
    checks = ["--allowJs", "--checkJs", "--strict", "--noEmit", "--target", "es2020", "--lib", "es2020"]
    done = subprocess.run(
        [shutil.which("node") or "node", npm / "node_modules/typescript/bin/tsc", *checks, *types, folder / "form.js"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == (2 if done.stdout else 0), done.stderr
    return done.stdout
