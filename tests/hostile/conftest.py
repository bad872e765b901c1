"""Strings that mean something to a program, in every place where people or files can put a text."""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from teamcheck.cli.main import main
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import Questionnaire
from tests.hostile.other_pages import put_other_pages

#: What every file may hold: each must come out as the text it is.
TEXTS: Mapping[str, str] = {
    "elements": "<script>alert(1)</script><svg onload=alert(1)><style>",
    "attributes": 'x" onload="alert(1)" \' onclick=\'alert(1) `onload=x',
    "ends of things": "--></style></title></textarea></svg><!-- ]]> <?php ?> &lt; &#60; &amp",
    "Jinja": "{{ 7 * 7 }} {% for x in y %} {{ config }} {# gone #} {%",
    "links": "[x](javascript:alert(1)) ![x](http://example.org/x.png) [x]: y [^1] <https://example.org>",
    "addresses": "https://example.org www.example.org me@example.org HTTP://EXAMPLE.ORG",
    "blocks": "# one\n\n- two\n1. three\n> four\n\n    five\n***\n===",
    "fences": "```\nx\n``` ~~~ `code` *bold* _it_ ~~gone~~ $x^2$ :smile:",
    "cells": "a | b |\\| c || \\",
    "an item of a list": "1. 2) x",
    "rich": "[red]a[/red] [link=https://example.org]x[/link] [/] [bold",
    "directions": "a\u202eb\u2066c\u2069d\u200fe\u061cf",
    "unseen": "a\u200bb\u200dc\ufeffd\U000e0041\U000e007fe\u00adf\u2060g",
    "marks": "z\u0304" + "\u0301" * 40,
    "other lines": "a\u2028b\u2029c",
    "a sum": "=1+1",
    "a plus": "+1-1",
    "a minus": "-1+1|cmd",
    "an at": "@SUM(1,2)",
    "a wide sum": "\uff1d1+1",
    "a way up": "../../../../x/..\\..\\y",
    "a drive": "C:\\Windows\\..\\x",
    "a device": "CON",
    "a stream": "NUL.txt:x",
    "a shell": "$(touch x); `touch y` | rm -rf ~ && %PATH% -o x --for analyst",
    "places": "%s %(x)s %n {0} {x.__class__} \\N{BULLET} \\x41 ${x}",
    "one long word": "w" * 900,
    "many words": "ab " * 300,
    "wide letters": "\u6771\u4eac" * 200,
}
#: All of them that are short, one behind the other: as long as a name may be.
EVERYTHING = " ".join(text for text in TEXTS.values() if len(text) < 100)[:980]
#: What sets the direction of the text after it: pages and Markdown leave it out.
REACHING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
#: What reorders text: a terminal shows it spelled out.
REORDERING = REACHING | frozenset("\u061c\u200e\u200f")
#: Kinds of character that a terminal obeys, or cannot show.
OBEYED = frozenset({"Cc", "Cs", "Zl", "Zp"})


class Said(NamedTuple):
    """What a run inside this process left."""

    code: int
    out: str
    err: str


Call = Callable[..., Said]


@pytest.fixture(scope="session")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where programs keep what they know of a user."""
    return tmp_path_factory.mktemp("state")


@pytest.fixture(scope="session")
def call(state: Path, tmp_path_factory: pytest.TempPathFactory) -> Call:
    """Run ``main([...])`` without a terminal, in a folder of its own."""
    home = tmp_path_factory.mktemp("home")

    def run_main(*words: str | Path, cwd: Path = home) -> Said:
        with (
            pytest.MonkeyPatch.context() as patch,
            redirect_stdout(io.StringIO()) as out,
            redirect_stderr(io.StringIO()) as err,
        ):
            for name in ("NO_COLOR", "FORCE_COLOR", "DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
                patch.delenv(name, raising=False)
            patch.setenv("XDG_STATE_HOME", str(state))
            patch.chdir(cwd)
            code = main([str(word) for word in words])
        return Said(code, out.getvalue(), err.getvalue())

    return run_main


@dataclass
class Places:
    """Puts a text into many places, told apart by a number behind it."""

    text: str
    numbers: "count[int]" = field(default_factory=count)

    def __call__(self) -> str:
        return f"{self.text} q{next(self.numbers)}q"

    def many(self, number: int) -> list[str]:
        return [self() for _ in range(number)]


@pytest.fixture(scope="session")
def places() -> type[Places]:
    """Puts a text into many places."""
    return Places


def questionnaire_of(text: Places) -> dict[str, object]:
    """A questionnaire with the text under every key that takes one."""

    def dimension(name: str, group: str) -> dict[str, object]:
        return {
            "id": name,
            "title": text(),
            "question": text(),
            "prompt": text(),
            "group": group,
            "items": [
                {"id": f"{name}{n}", "text": text(), "keyed": "negative" if n == 3 else "positive", "why": text()}
                for n in (1, 2, 3)
            ],
            "discuss": text.many(2),
            "try": [{"text": text(), "source": text()}],
            "exercise": {"title": text(), "minutes": 20, "steps": text.many(2)},
            "caution": text(),
            "care": text(),
            "patterns": {key: text() for key in ("high_close", "high_apart", "low_close", "low_apart")},
        }

    return {
        "schema": "teamcheck/questionnaire/1",
        "id": "ours",
        "version": "1.0.0",
        "language": "en",
        "title": text(),
        "description": text(),
        "source": {key: text() for key in ("model", "wording", "licence", "status")},
        "intro": text(),
        "prompt": text(),
        "framing": {"before": text.many(2), "after": text.many(2)},
        "scales": {"agree": {"points": {n: text() for n in range(1, 6)}, "not_applicable": text()}},
        "scale": "agree",
        "groups": [{"id": name, "title": text(), "question": text()} for name in ("work", "life")],
        "dimensions": [dimension("aims", "work"), dimension("trust", "work"), dimension("talk", "life")],
        "background": [{"id": "role", "text": text(), "choices": {"nurse": text(), "admin": text()}}],
        "comments": [{"id": "keep", "text": text()}],
        "checklists": [
            {"id": "hurdles", "text": text(), "choose": 2, "options": {name: {"text": text()} for name in ("time", "space")}}
        ],
    }


#: Answers of one person to nine statements, turn by turn; the last dimension is one that people see differently.
_ROWS = ("554441152", "443552544", "542441115", "453541551", "445432142")
_ITEMS = [f"{name}{n}" for name in ("aims", "trust", "talk") for n in (1, 2, 3)]


def table_of(rows: Iterable[Iterable[object]]) -> str:
    """A table as CSV, written by nothing of ours."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()


def answers_of(teams: Iterable[str], rounds: Iterable[str], people: int) -> str:
    """Answers of teams in rounds."""
    rows = [
        [team, round_, ("nurse", "admin")[n % 2], *_ROWS[(n + shift) % len(_ROWS)], ("time", "time;space", "")[n % 3]]
        for shift, round_ in enumerate(rounds)
        for team in teams
        for n in range(people)
    ]
    return table_of([["team", "round", "role", *_ITEMS, "hurdles"], *rows])


def put_yaml(path: Path, content: Mapping[str, object]) -> None:
    """Write a mapping as YAML."""
    path.write_text(yaml.dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


@pytest.fixture(scope="session", name="put_yaml")
def put_yaml_fixture() -> Callable[[Path, Mapping[str, object]], None]:
    """Writes a mapping as YAML."""
    return put_yaml


def _norms(text: Places, asked: Questionnaire) -> dict[str, object]:
    numbers = {"teams": 40, "people": 400, "median_people": 10, "mean": 60, "sd_between": 10}
    norms = {
        each.id: {"statements": each.sha256, **numbers, "quantiles": {n: n for n in range(5, 100, 5)}} for each in asked.scored
    }
    return {
        "schema": "teamcheck/norms/1",
        "questionnaire": "ours",
        "version": "1.0.0",
        "edition": text(),
        "day": "2025-01-01",
        "sector": text(),
        "licence": text(),
        "teams": 40,
        "people": 400,
        "dimensions": norms,
    }


def _plan(text: Places) -> dict[str, object]:
    action = {"text": text(), "dimension": "aims", "items": ["aims1"], "owner": text(), "by": text(), "know": text()}
    action |= {"first_step": {"text": text(), "by": text()}, "help": text(), "help_from": text()}
    action |= {"whose": "raise", "raise_with": text(), "reply_by": text()}
    action["checkins"] = [{"day": "2026-03-31", "done": "done", "now": "better", "words": text()}]
    return {"schema": "teamcheck/plan/1", "stop": text(), "actions": [action | {"done": "done", "helped": "a little"}]}


@dataclass(frozen=True)
class Folder:
    """A folder of files that are full of a text.

    Attributes:
        path: Where it is.
        asked: The options that name the questionnaire and the sizes.
    """

    path: Path
    asked: tuple[str | Path, ...]


Fill = Callable[..., Folder]


@pytest.fixture(scope="session")
def fill(tmp_path_factory: pytest.TempPathFactory) -> Fill:
    """Make such a folder: ``answers.csv`` of one team in two rounds, ``many.csv`` of four teams, and what goes with them."""

    def make(text: str, people: int = 24) -> Folder:
        path, put = tmp_path_factory.mktemp("filled"), Places(text)
        asked = questionnaire_of(put)
        team, rounds, teams, parts = put(), put.many(2), put.many(4), put.many(2)
        tables = {
            "answers.csv": answers_of([team], rounds, people),
            "many.csv": answers_of(teams, rounds[:1], people),
            "comments.csv": table_of(
                [["team", "round", "comment", "text"], *([team, rounds[1], "keep", put()] for _ in range(4))]
            ),
            "teams.csv": table_of([["team", "size"], [team, people + 2]]),
            "tree.csv": table_of(
                [["team", "size", "part"], *([each, people + 2, parts[n % 2]] for n, each in enumerate(teams))]
            ),
        }
        for file, content in tables.items():
            (path / file).write_text(content, encoding="utf-8", newline="")
        put_yaml(path / "ours.yaml", asked)
        put_yaml(path / "plan.yaml", _plan(put))
        put_yaml(path / "norms.yaml", _norms(put, load_questionnaire(path / "ours.yaml")))
        put_other_pages(path, put, people)
        return Folder(path, ("-q", path / "ours.yaml"))

    return make


class Look:
    """What a text looks like where it is shown."""

    @staticmethod
    def on_one_line(text: str) -> str:
        """As a name is kept: composed, on one line."""
        return " ".join(unicodedata.normalize("NFC", text).split())

    @classmethod
    def in_documents(cls, text: str) -> str:
        """What a page or Markdown shows of it."""
        kept = cls.on_one_line("".join(character for character in text if character not in REACHING))
        return re.sub("([\u0300-\u036f]{8})[\u0300-\u036f]+", r"\1", kept)

    @classmethod
    def on_a_terminal(cls, text: str) -> str:
        """What a terminal shows of it."""
        return "".join(ascii(each)[1:-1] if each in REORDERING else each for each in cls.on_one_line(text))


@pytest.fixture(scope="session")
def look() -> type[Look]:
    """Says what a text looks like where it is shown."""
    return Look


def obeyed(text: str) -> set[str]:
    """The characters in a text that a terminal would obey, but for the ends of lines."""
    return {each for each in text if each in REORDERING or (unicodedata.category(each) in OBEYED and each != "\n")}


@pytest.fixture(scope="session", name="obeyed")
def obeyed_fixture() -> Callable[[str], set[str]]:
    """Finds what a terminal would obey."""
    return obeyed


class Page(HTMLParser):
    """What a page is made of, and what it says. A ``bdi`` may be left out around what cannot run the other way."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.skeleton: list[tuple[str, ...]] = []
        self.said: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "bdi":
            self.skeleton.append((tag, *(name for name, _ in attrs)))
        self.said += [value or "" for name, value in attrs if name in {"value", "title", "aria-label", "alt"}]

    def handle_endtag(self, tag: str) -> None:
        if tag != "bdi":
            self.skeleton.append(("/", tag))

    def handle_comment(self, data: str) -> None:
        self.skeleton.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.skeleton.append(("declaration", decl))

    def handle_pi(self, data: str) -> None:
        self.skeleton.append(("instruction", data))

    def unknown_decl(self, data: str) -> None:
        self.skeleton.append(("unknown", data))

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    @property
    def text(self) -> str:
        return Look.on_one_line("".join(self.said))


@pytest.fixture(scope="session")
def page() -> type[Page]:
    """Reads a page."""
    return Page


#: What Chromium makes of a page: its elements with their attributes, in order, and what of it does not fit its window.
SKELETON = """text => {
  const found = [], page = new DOMParser().parseFromString(text, "text/html");
  const walk = document.createTreeWalker(page, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT);
  while (walk.nextNode()) {
    const node = walk.currentNode;
    const names = [node.nodeName, ...(node.attributes ?? [])].map(each => each.name ?? each);
    if (node.nodeName !== "BDI") found.push(names.join(" "));
  }
  return found;
}"""
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth, roomy = "[role=region][tabindex='0']";
  const cut = element => (element.parentElement.closest(".unseen")?.getBoundingClientRect().width ?? 2) <= 1;
  const wide = [...document.body.querySelectorAll("*")].filter(element => {
    const {left, right, width: own} = element.getBoundingClientRect();
    return own > 1 && (left < -1 || right > width + 1) && !element.closest(roomy) && !cut(element);
  });
  const name = element => `${element.tagName}.${element.className}`;
  return document.documentElement.scrollWidth > width ? ["the page", ...wide.map(name)] : wide.map(name);
}"""


class Chromium:
    """A browser, and what it makes of pages."""

    def __init__(self, window: Any) -> None:
        self.window = window

    def skeleton(self, page: str) -> list[str]:
        """The elements of a page with the names of their attributes, and its comments."""
        return self.window.evaluate(SKELETON, page)

    def too_wide(self, page: str, width: int) -> list[str]:
        """What does not fit into a window of that width."""
        self.window.set_viewport_size({"width": width, "height": 900})
        self.window.goto("about:blank")  # the rule on styles of the page before would hold for the next
        self.window.set_content(page)
        return self.window.evaluate(TOO_WIDE)


@pytest.fixture(scope="session")
def chromium(browser: Any) -> Chromium:
    """The machine's own Chromium, with a window of its own."""
    return Chromium(browser.new_page())


#: Texts that could change what a browser makes of a page, or be too wide for it; the others it meets in the text of all.
IN_A_BROWSER = ("elements", "attributes", "ends of things", "directions", "marks", "one long word", "wide letters")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes ``text`` and ``people`` with each text for a full edition, and with one of all for the others."""
    texts = {name: text for name, text in TEXTS.items() if "chromium" not in metafunc.fixturenames or name in IN_A_BROWSER}
    if {"text", "people"} <= set(metafunc.fixturenames):
        cases = [(text, 24, name) for name, text in texts.items()]
        cases += [(EVERYTHING, people, f"everything-{people}") for people in (4, 7, 24)]
        metafunc.parametrize(("text", "people"), [case[:2] for case in cases], ids=[case[2] for case in cases])
    elif "text" in metafunc.fixturenames:
        metafunc.parametrize("text", [*texts.values(), EVERYTHING], ids=[*texts.keys(), "everything"])
