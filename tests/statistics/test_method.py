"""docs/method.md: its examples run, every rule is complete, and the code speaks of rules and sources that it has.

The R commands are run by hand (reference/more/method.R), for R is not needed here.
"""

import doctest
import re

import pytest

#: What the table of every rule has.
PARTS = ("range", "undefined", "in plain words", "source", "checked")


@pytest.fixture(scope="session")
def method(root):
    return (root / "docs/method.md").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def rules(method):
    return [int(number) for number in re.findall(r"^### M(\d+) ", method, re.MULTILINE)]


@pytest.fixture(scope="session")
def texts(method):
    """Number of a rule to its text."""
    _, *parts = re.split(r"^### M(\d+) ", method, flags=re.MULTILINE)
    return {int(number): re.split(r"^## ", text, flags=re.MULTILINE)[0] for number, text in batched(parts)}


def batched(parts):
    return zip(parts[::2], parts[1::2], strict=True)


def is_formula(number):
    """Whether a rule computes; the others say what is shown, flagged or made up."""
    return number < 20 or 30 <= number < 43 or 50 <= number < 52


def dois(text):
    return {doi.rstrip(".,;)") for doi in re.findall(r"doi:(10\.\d+/[^\s|*,]+)", text)}


def test_every_example_gives_what_it_shows(root):
    results = doctest.testfile(str(root / "docs/method.md"), module_relative=False, encoding="utf-8")
    assert results.failed == 0
    assert results.attempted > 50


def test_rules_are_in_order_and_each_is_there_once(rules):
    assert rules == sorted(set(rules))
    assert rules[:15] == list(range(1, 16))


def test_every_formula_has_an_example_and_the_r_commands_that_repeat_it(texts):
    formulas = {number: text for number, text in texts.items() if is_formula(number)}
    assert len(formulas) >= 25
    assert [number for number, text in formulas.items() if "```pycon" not in text] == []
    assert [number for number, text in formulas.items() if "```r" not in text] == []


def test_every_rule_says_its_range_its_gaps_its_meaning_its_source_and_its_proof(texts):
    missing = {(number, part) for number, text in texts.items() for part in PARTS if f"\n| {part} | " not in text}
    assert missing == set()


def test_every_link_within_the_page_leads_to_a_heading(method):
    headings = {
        re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in re.findall(r"^#+ (.+)$", method, re.MULTILINE)
    }
    links = set(re.findall(r"\]\(#([^)]+)\)", method))
    assert len(links) > 10
    assert links - headings == set()


def test_every_doi_stands_among_the_sources_and_every_source_is_named_by_a_rule(method, root):
    rules, sources = method.split("\n## Sources\n")
    listed = dois(sources)
    code = {doi for path in (root / "teamcheck/statistics").rglob("*.py") for doi in dois(path.read_text(encoding="utf-8"))}
    assert dois(rules) - listed == set()
    assert code - listed == set()
    assert listed - dois(rules) == set()


def test_the_code_names_only_rules_that_exist(root, rules):
    named = {
        (path.name, int(number))
        for room in ("statistics", "scorecard")
        for path in (root / "teamcheck" / room).rglob("*.py")
        for number in re.findall(r"\bM(\d{1,2})\b", path.read_text(encoding="utf-8"))
    }
    assert {(name, number) for name, number in named if number not in rules} == set()
    assert {number for _, number in named} >= set(range(1, 16))
