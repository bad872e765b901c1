"""docs/method.md: its examples run, its rules are numbered once, and the code speaks of rules that exist."""

import doctest
import re

import pytest


@pytest.fixture(scope="session")
def method(root):
    return (root / "docs/method.md").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def rules(method):
    return [int(number) for number in re.findall(r"^### M(\d+) ", method, re.MULTILINE)]


def test_every_example_gives_what_it_shows(root):
    results = doctest.testfile(str(root / "docs/method.md"), module_relative=False, encoding="utf-8")
    assert results.failed == 0
    assert results.attempted > 50


def test_rules_are_in_order_and_each_is_there_once(rules):
    assert rules == sorted(set(rules))
    assert rules[:15] == list(range(1, 16))


def test_every_rule_of_counting_and_formulas_has_an_example(method):
    parts = re.split(r"^### M(\d+) ", method, flags=re.MULTILINE)
    assert [
        number for number, text in zip(parts[1::2], parts[2::2], strict=True) if int(number) < 20 and ">>>" not in text
    ] == []


def test_the_code_names_only_rules_that_exist(root, rules):
    named = {
        (path.name, int(number))
        for room in ("statistics", "scorecard")
        for path in (root / "teamcheck" / room).rglob("*.py")
        for number in re.findall(r"\bM(\d{1,2})\b", path.read_text(encoding="utf-8"))
    }
    assert {(name, number) for name, number in named if number not in rules} == set()
    assert {number for _, number in named} >= set(range(1, 16))
