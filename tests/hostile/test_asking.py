"""Whatever a round and its questionnaire hold: what people are asked with, and what is kept of it, shows it and obeys none."""

import csv
import io
import re
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

from teamcheck.collect.box import BallotBox
from teamcheck.collect.round_file import read_round
from teamcheck.collect.sheet import Sheet
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.responses.read import read_responses

pytestmark = pytest.mark.slow

PLAIN = re.compile(r"plain (q\d+q)")
FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
PEOPLE = 6
ITEMS = [f"{name}{n}" for name in ("aims", "trust", "talk") for n in (1, 2, 3)]

Asked = Callable[[str], Mapping[str, str]]


@pytest.fixture(scope="session")
def asked(call, state, fill, places, put_yaml) -> Asked:
    """Everything that a round leaves in its folder, and what commands say of it, by name."""

    @cache
    def run(text: str) -> Mapping[str, str]:
        folder = fill(text, 24).path
        put_yaml(folder / "round.yaml", round_of(places(text)))
        for file in ("answers.csv", "comments.csv", "plan.yaml"):
            (folder / file).unlink()
        found: dict[str, str] = {}
        for name, words in {
            "check": ["check"],
            "invite": ["survey", "invite", "--when", f"{text} q900q".replace("\n", " ")],
            "status": ["status"],
            "form": ["survey", "form"],
            "paper": ["survey", "form", "--print"],
        }.items():
            code, out, err = call(*words, cwd=folder)
            assert code == 0, (name, err)
            found[f"{name} said"] = out + err
        answer(folder, text, state)
        code, out, err = call("close", "--no-input", cwd=folder)
        assert code == 0, err
        found["close said"] = out + err
        texts = [file for file in folder.iterdir() if file.suffix in {".html", ".txt", ".csv", ".yaml"}]
        return found | {file.name: file.read_text(encoding="utf-8") for file in texts}

    return run


def round_of(text: Callable[[], str]) -> Mapping[str, object]:
    return {
        "schema": "teamcheck/round/1",
        "id": f"{zlib.crc32(text().encode()):012d}",
        "questionnaire": "ours.yaml",
        "team": text(),
        "round": text(),
        "people": PEOPLE,
        "facilitator": {"name": text(), "contact": text()},
        "why": text(),
        "members": text(),
        "support": [text(), text()],
        "responsible": text(),
        "audience": "team",
    }


def answer(folder: Path, text: str, state: Path) -> None:
    """Put the sheets of everybody into the box, each with a comment."""
    box = BallotBox(read_round(folder), state / "teamcheck" / "rounds")
    for person in range(PEOPLE):
        answers = {item: 1 + (person + place) % 5 for place, item in enumerate(ITEMS)}
        box.add(Sheet(answers=answers, background={"role": "nurse"}, comments={"keep": f"{text} q80{person}q"}))


@pytest.mark.parametrize("name", ["form.html", "form-print.html", "privacy-notice.html"])
def test_a_page_to_ask_with_is_made_of_the_same_elements_and_shows_the_text(text, name, asked, page, look) -> None:
    made, usual = page(asked(text)[name]), page(asked("plain")[name])
    assert made.skeleton == usual.skeleton
    marks = PLAIN.findall(usual.text)
    assert marks
    assert not [mark for mark in marks if f"{look.in_documents(text)} {mark}" not in made.text]


@pytest.mark.browser
@pytest.mark.parametrize("name", ["form.html", "form-print.html", "privacy-notice.html"])
def test_a_browser_sees_the_same_elements_and_no_page_is_too_wide(text, name, asked, chromium) -> None:
    page = asked(text)[name]
    assert chromium.skeleton(page) == chromium.skeleton(asked("plain")[name])
    for width in (320, 1280):
        assert not chromium.too_wide(page, width), width


def test_an_invitation_has_the_same_paragraphs_and_shows_the_text(text, asked, look, obeyed) -> None:
    made, usual = asked(text)["invitation.txt"], asked("plain")["invitation.txt"]
    if "\n" not in text:  # whoever asks may say why in several lines
        assert made.count("\n") == usual.count("\n")
    assert not obeyed(made) - set("\u200f\u061c\u2068\u2069\u2028\u2029")  # marks of letters, lines, what sets a text apart
    marks = PLAIN.findall(usual)
    assert "q900q" in marks
    assert not [mark for mark in marks if f"{look.in_documents(text)} {mark}" not in look.in_documents(made)]


def test_what_commands_say_of_a_round_cannot_rule_a_terminal_or_forge_a_line(text, asked, obeyed) -> None:
    for name, said in asked(text).items():
        if name.endswith(" said"):
            assert not obeyed(said), name
            assert said.count("\n") == asked("plain")[name].count("\n") or name == "check said", name


@pytest.mark.parametrize("name", ["answers.csv", "comments.csv"])
def test_no_cell_that_is_kept_is_a_formula(text, name, asked) -> None:
    rows, usual = ([*csv.reader(io.StringIO(asked(each)[name], newline=""))] for each in (text, "plain"))
    assert [len(row) for row in rows] == [len(row) for row in usual]
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(FORMULA)]


def test_what_is_kept_is_read_back_as_it_was(text, asked, tmp_path, look) -> None:
    found = asked(text)
    for name in ("answers.csv", "comments.csv", "answers.policy.yaml", "ours.yaml"):
        (tmp_path / name).write_text(found[name], encoding="utf-8", newline="")
    round_ = yaml.safe_load(found["round.yaml"])
    read = read_responses(tmp_path / "answers.csv", load_questionnaire(tmp_path / "ours.yaml"))
    assert {(row.team, row.round) for row in read.rows} == {
        (look.on_one_line(round_["team"]), look.on_one_line(round_["round"]))
    }
    assert len([*read.rows]) == PEOPLE
    assert sorted(comment.text for comment in read.comments) == [f"{text} q80{person}q".strip() for person in range(PEOPLE)]
    assert look.in_documents(round_["why"]) in look.in_documents(read.policy.told)


def test_the_readme_of_a_new_round_is_made_of_the_same_parts(text, call, tmp_path, look) -> None:
    given = text.replace("\n", " ")
    words = ["--team", f"{given} q1q", "--people", "9", "--facilitator", given, "--round", f"{given} q2q", "--no-input"]
    code, _, err = call("init", tmp_path / "new", *words)
    assert code == 0, err
    read = MarkdownIt("commonmark").parse((tmp_path / "new" / "README.md").read_text(encoding="utf-8"))
    assert [token.type for token in read[:3]] == ["heading_open", "inline", "heading_close"]
    heading = "".join(each.content for each in read[1].children)
    assert {each.type for each in read[1].children} <= {"text", "text_special"}
    assert look.in_documents(heading) == f"{look.in_documents(given)} q1q, {look.in_documents(given)} q2q"
