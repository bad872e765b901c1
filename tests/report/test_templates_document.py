"""docs/templates.md: what it says a template gets, a sheet can colour and a folder can replace is what there is."""

import re
from dataclasses import replace
from fnmatch import fnmatch

import pytest

from teamcheck.questionnaire.conversation import Exercise, Try
from teamcheck.questionnaire.model import Checklist, Option
from teamcheck.report import stylesheet
from teamcheck.report.language import ENGLISH, Said
from teamcheck.report.look import PLAIN, Look, Own
from teamcheck.report.look_files import MOST_LOGO
from teamcheck.report.markdown import markdown_view
from teamcheck.report.own_files import MOST_TEXT
from teamcheck.report.page import page
from teamcheck.report.render import beside_html, render_report
from teamcheck.report.templating import read_template, replaceable

EDITIONS = ("small-team", "full", "discussion")
COPIES = ("team", "coach", "organisation")
#: Dictionaries whose keys are ids.
BY_ID = ("hints", "materials")
NAME = re.compile(r"^\| `([a-z][\w.\[\]]*)` \| \S", re.MULTILINE)


@pytest.fixture(scope="module")
def document(root):
    return (root / "docs" / "templates.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def lists(document):
    """The names of each list of what a template gets, by the line above it."""
    parts = re.split(r"^In (.+):$", document.split("## What a template gets")[1], flags=re.MULTILINE)
    return {place: NAME.findall(text) for place, text in zip(parts[1::2], parts[2::2], strict=True)}


@pytest.fixture
def variants(card, norms, breakdowns):
    """Scorecards with everything that a report may hold, and without."""
    shapes = ({}, {"marks": (True, False)}, {"comments": ["a", "b", "c"]}, {"norms": norms["small-team"]})
    shapes = (*shapes, {"breakdowns": breakdowns})
    return [(card(edition, **shape), copy) for edition in EDITIONS for copy in COPIES for shape in shapes]


def with_a_list(questionnaire):
    """The same questionnaire with a list that has everything a list can have."""
    options = {
        "forms": Option("Forms", "raise"),
        "noise": Option("Noise", "ours"),
        "ways": Option("Ways"),
        "rules": Option("Rules"),
    }
    exercise = Exercise("Two piles", 5, ("Sort.",))
    listed = Checklist("costs", "What costs time?", 4, options, ("When?",), (Try("Stop.", "A tip"),), exercise, "Look at work.")
    return replace(questionnaire, checklists=(listed,))


def with_an_unscored_part(questionnaire):
    """The same questionnaire with a dimension without a score."""
    goals = next(dimension for dimension in questionnaire.dimensions if dimension.id == "goals")
    items = tuple(replace(item, id=f"served{place}") for place, item in enumerate(goals.items))
    return replace(
        questionnaire, dimensions=(*questionnaire.dimensions, replace(goals, id="served", role="unscored", items=items))
    )


def leaves(value, path=""):
    """Every name that leads to a text or to a list of texts, and what is found there."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}[id]" if path in BY_ID else f"{path}.{key}" if path else key)
    elif isinstance(value, list | tuple) and value and isinstance(value[0], dict):
        for inner in value:
            yield from leaves(inner, f"{path}[]")
    else:
        yield (f"{path}[]" if isinstance(value, list | tuple) else path), value


def names(views):
    """The names that any of the views has: where a group is missing or empty in one, its parts are those of another."""
    found = {path for view in views for path, _ in leaves(view)}
    return {path for path in found if not any(other.startswith((f"{path}.", f"{path}[")) for other in found)}


def test_names_are_found_in_groups_that_some_views_lack():
    views = [{"a": None, "b": []}, {"a": {"c": ["x"], "d": []}, "b": [{"e": 1}]}, {"a": {"c": [], "d": [{"f": None}]}, "b": []}]
    assert names(views) == {"a.c[]", "a.d[].f", "b[].e"}


def test_every_name_that_a_template_gets_is_listed_once_with_what_it_is(lists, variants, questionnaire, card):
    views = [page(shown, questionnaire, ENGLISH, copy) for shown, copy in variants]
    views += [
        page(card(edition, asked=with_a_list(questionnaire)), with_a_list(questionnaire), ENGLISH, "team")
        for edition in EDITIONS
    ]
    beside = with_an_unscored_part(questionnaire)
    views += [page(card(edition, asked=beside), beside, ENGLISH, "team") for edition in EDITIONS]
    found = {
        "every document": names(views),
        "`.html.j2` only": names([beside_html(questionnaire, ENGLISH, PLAIN)]),
        "`.md.j2` and `report.teams.j2` only": names([markdown_view(shown, ENGLISH, copy) for shown, copy in variants]),
    }
    assert lists.keys() == found.keys()
    for place, listed in lists.items():
        assert sorted(found[place] - set(listed)) == [], f"not listed for {place}"
        assert sorted(set(listed) - found[place]) == [], f"listed for {place}, and not there"
        assert len(listed) == len(set(listed))


def test_a_template_gets_plain_data_only(variants, questionnaire):
    for shown, copy in variants:
        view = page(shown, questionnaire, ENGLISH, copy) | beside_html(questionnaire, ENGLISH, PLAIN)
        kinds = {
            type(inner).__mro__[-2] for _, value in leaves(view) for inner in (value if isinstance(value, list) else [value])
        }
        assert kinds <= {str, int, type(None), tuple, list}, kinds
        assert issubclass(Said, str)


def test_every_colour_is_listed_with_what_it_colours(document):
    listed = re.findall(r"^\| `(--[a-z-]+)` \| \S", document, re.MULTILINE)
    assert listed == list(dict.fromkeys(re.findall(r"(--[a-z-]+):", read_template("report.css"))))


def test_every_file_that_can_be_replaced_is_listed(document):
    listed = re.findall(r"^\| `([\w./*]+\.(?:j2|css))` \| \S", document, re.MULTILINE)
    assert [name for name in replaceable() if not any(fnmatch(name, pattern) for pattern in listed)] == []
    assert [pattern for pattern in listed if not any(fnmatch(name, pattern) for name in replaceable())] == []


def test_the_limits_are_those_of_the_program(document):
    assert set(re.findall(r"at most (\d+) KiB", document)) == {str(most // 1024) for most in (MOST_LOGO, MOST_TEXT)}


def test_the_example_of_a_style_sheet_is_one(document, card, questionnaire):
    (css,) = re.findall(r"```css\n(.*?)```", document, re.DOTALL)
    assert list(stylesheet.faults(css, "example")) == []
    assert len(css.splitlines()) == 5
    assert set(re.findall(r"--[a-z-]+", css)) <= set(re.findall(r"(--[a-z-]+):", read_template("report.css")))
    assert "#7a0055" in render_report(card(), questionnaire, look=Look(style=css))


def test_the_example_of_a_template_can_be_filled(document, card, questionnaire):
    (cover,) = re.findall(r"```jinja\n(.*?)```", document, re.DOTALL)
    own = Own("example", (("_parts/cover.html.j2", cover),))
    assert "<h1>Harbour</h1><p>9 of 11 members answered" in render_report(card(), questionnaire, look=Look(own))


def test_all_that_is_refused_is_listed(document):
    table = document.split("| refused | why |")[1].split("\n\n")[0]
    for refused in ("</style", "@import", "url(x", "image-set(", "image(", "src(", "expression("):
        assert list(stylesheet.faults(refused, "x"))
        assert refused.removesuffix("x") in table
