"""A file of thousands of faults, or of files that lead to files, is refused as quickly as any other."""

import time

import pytest

from teamcheck.errors import Code, QuestionnaireError
from teamcheck.questionnaire.load import LONGEST_CHAIN, load_questionnaire
from teamcheck.questionnaire.reports import MOST_FAULTS, MOST_NAMED

HEAD = """\
schema: teamcheck/questionnaire/1
id: {name}
version: 1.0.0
language: en
title: T
scales: {{a: {{points: {{1: a, 2: b}}}}}}
scale: a
dimensions:
"""
ITEMS = "- {id: d, title: D, items: [" + ", ".join(f"{{id: a{i}, text: word{i}}}" for i in range(2000)) + "]}\n"
MANY = {
    "items that are not there": "".join(f"- {{id: d{i}, title: D, items: [{{ref: x{i}}}]}}\n" for i in range(4000)),
    "files that are not there": "- {id: d, title: D, items: [" + ", ".join(f"{{from: q{i}/x}}" for i in range(8000)) + "]}\n",
    "items of a file that are not there": (
        "- {id: d, title: D, items: [" + ", ".join(f"{{from: seven-features/a{i}}}" for i in range(6000)) + "]}\n"
    ),
    "voices of nothing": ITEMS + "voices: {leader: {" + ", ".join(f"b{i}: w{i}" for i in range(9000)) + "}}\n",
    "a pulse of nothing": ITEMS + "always: [" + ", ".join(f"b{i}" for i in range(9000)) + "]\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", MANY)
def test_thousands_of_faults_are_told_of_in_seconds_and_in_short(name, tmp_path):
    file = tmp_path / "ours.yaml"
    file.write_text(HEAD.format(name="ours") + MANY[name], encoding="utf-8")
    before = time.process_time()

    with pytest.raises(QuestionnaireError) as caught:
        load_questionnaire(file)

    assert time.process_time() - before < 5
    problems = caught.value.problems
    assert len(problems) == MOST_FAULTS + 1
    assert max(len(problem.fix) for problem in problems) < 12 * MOST_NAMED + 100


@pytest.mark.parametrize(("length", "refused"), [(LONGEST_CHAIN, False), (LONGEST_CHAIN + 2, True), (600, True)])
def test_a_long_chain_of_questionnaires_is_refused_and_never_too_deep_for_python(length, refused, tmp_path):
    for step in range(length):
        item = "{id: a, text: We plan}" if step == length - 1 else f"{{from: q{step + 1}/a}}"
        text = HEAD.format(name=f"q{step}") + f"- {{id: d, title: D, items: [{item}]}}\n"
        (tmp_path / f"q{step}.yaml").write_text(text, encoding="utf-8")

    if not refused:
        assert load_questionnaire(tmp_path / "q0.yaml").items[0].text == "We plan"
        return
    with pytest.raises(QuestionnaireError) as caught:
        load_questionnaire(tmp_path / "q0.yaml")
    assert [problem.code for problem in caught.value.problems] == [Code.REFERENCE_CIRCLE]
