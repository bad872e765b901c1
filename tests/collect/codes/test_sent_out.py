"""``teamcheck survey form``: a page for each language, or paper whose marks are those that are keyed in."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.collect.answer_code import code_form
from teamcheck.collect.round_file import read_round
from teamcheck.collect.sent_out import file_names, pages, papers
from teamcheck.collect.sheet import asked_in
from teamcheck.collect.typed import NotMarksError, lines_of, sheet_of

QUESTIONS = """\
schema: teamcheck/questionnaire/1
id: ours
version: 1.0.0
language: en
title: Our team
source: {model: "Ours", wording: "newly written", licence: CC-BY-4.0, status: not validated}
scales:
  agree3: {points: {1: Never, 2: Partly, 3: Always}, not_applicable: Not relevant}
  much: {points: {from: 0, to: 10, ends: [Less, More]}}
scale: agree3
dimensions:
  - id: aims
    title: Shared aims
    items:
      - {id: aims1, text: We want the same things., keyed: positive}
      - {id: aims2, text: We learn of our plans by chance., keyed: negative}
  - id: trust
    title: Trust
    items:
      - {id: trust1, text: I can say what I think., keyed: positive}
      - {id: trust2, text: We own up to mistakes., keyed: positive, scale: much}
background:
  - {id: role, text: What is your role?, choices: {nurse: Nurse, porter: Porter}}
checklists:
  - {id: waste, text: What costs you time?, choose: 2, options: {forms: {text: Forms}, noise: {text: Noise}}}
comments:
  - {id: keep, text: What should we keep?}
"""
WELSH = """\
schema: teamcheck/translation/1
of: ours
language: cy
status: machine
title: Ein tîm
"""


@pytest.fixture
def folder(tmp_path: Path, put_round) -> Path:
    """A round in two languages in which everything is asked."""
    files = {"ours.yaml": QUESTIONS, "ours.cy.yaml": WELSH}
    return put_round(tmp_path, files, people=20, keep="sheets", languages="[en, cy]")


@pytest.fixture
def survey_form(run, folder):
    environment = {"XDG_STATE_HOME": str(folder / "state")}
    return lambda *words: run("survey", "form", *words, cwd=folder, env=environment)


def made(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if file.suffix == ".html")


@pytest.mark.slow
def test_there_is_a_page_for_each_language(survey_form, folder) -> None:
    done = survey_form()

    assert (done.code, done.out) == (ExitCode.DONE, "")
    assert made(folder) == ["form.cy.html", "form.html"]
    assert "Send them together" in done.err
    assert 'href="form.html"' in (folder / "form.cy.html").read_text(encoding="utf-8")


def test_pages_lead_to_one_another_whatever_they_are_called(folder) -> None:
    first = Path("javascript:ask us#1? 50% \u00fc.html")
    made = pages(read_round(folder), file_names(first, ["en", "cy"]))
    (link,) = re.findall(r'<a href="([^"]*)" lang="en"', made[Path("javascript:ask us#1? 50% \u00fc.cy.html")])

    assert urlsplit(link).path == link, "a path and nothing else"
    assert unquote(link) == first.name


@pytest.mark.slow
def test_one_language_stands_alone(survey_form, folder) -> None:
    done = survey_form("--lang", "cy", "-o", "out/ask.html", "--quiet")

    assert (done.code, done.err) == (ExitCode.DONE, "")
    assert [file.name for file in (folder / "out").iterdir()] == ["ask.html"]
    assert "form.html" not in (folder / "out" / "ask.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_standard_output_takes_one_page_and_nothing_else(survey_form, folder) -> None:
    assert survey_form("-o", "-").code == ExitCode.USAGE
    assert not (folder / "state").exists(), "the round was opened"
    done = survey_form("-o", "-", "--lang", "en")

    assert done.code == ExitCode.DONE
    assert done.out.startswith("<!doctype html>")
    assert made(folder) == []


@pytest.mark.slow
def test_paper_is_made_in_each_language(survey_form, folder) -> None:
    done = survey_form("--print")

    assert done.code == ExitCode.DONE
    assert made(folder) == ["form-print.cy.html", "form-print.html"]
    assert "teamcheck import --typed" in done.err


@pytest.mark.slow
def test_what_is_wrong_is_said_and_nothing_is_written(survey_form, folder) -> None:
    assert survey_form("--lang", "de").code == ExitCode.USAGE
    assert not (folder / "state").exists(), "the round was opened"
    assert "[W006]" in survey_form("-o", "round.yaml", "--lang", "en").err
    assert "[C001]" in survey_form("nowhere").err
    assert made(folder) == []


def test_the_form_on_paper_names_its_round_as_the_codes_do(folder) -> None:
    round_ = read_round(folder)
    (paper,) = papers(round_, {"en": Path("form-print.html")}).values()

    assert code_form(round_).signs in paper


def test_every_box_on_paper_can_be_keyed_in_and_nothing_else(folder) -> None:
    round_ = read_round(folder)
    (paper,) = papers(round_, {"en": Path("form-print.html")}).values()
    rows = [re.findall("<b>(.*?)</b>", row) for row in re.findall(r'<div class="?boxes"?[^>]*>(.*?)</div>', paper)]
    boxes = [*re.findall(r'<b class="?box"?>(.*?)</b>', paper)]
    asked = asked_in(round_, "en")
    role, aims, trust, waste, keep = lines_of(asked)

    assert rows == [["1", "2", "3", "N", "P"]] * 3 + [[*map(str, range(11)), "P"]]
    assert boxes == ["1", "2", "P", "1", "2"]
    for box in rows[0]:
        assert sheet_of([aims.read(f"{box}-"), trust.read(f"{box} -")], asked).answers.keys() == {"aims1", "trust1"}
    for box in rows[3]:
        assert [*sheet_of([trust.read(f"- {box}")], asked).answers] == ["trust2"]
    assert [[*role.read(box).values()] for box in boxes[:3]] == [[("nurse",)], [("porter",)], [("PNTS",)]]
    assert waste.read("2 1") == {"waste": ("forms", "noise")}
    assert keep.read(" The tea. ") == {"keep": ("The tea.",)}
    for line, text in ((aims, "14"), (aims, "1"), (trust, "1 N"), (trust, "11"), (role, "3"), (waste, "0"), (waste, "x")):
        with pytest.raises(NotMarksError):
            line.read(text)


def test_who_is_asked_stands_on_the_page_that_is_sent_out_and_on_paper(folder: Path) -> None:
    with (folder / "round.yaml").open("a", encoding="utf-8") as file:
        file.write("members: All on the ward.\nleader_answers: no\n")
    round_ = read_round(folder)
    names = {"en": folder / "form.html"}

    for (page,) in (pages(round_, names).values(), papers(round_, names).values()):
        said = re.sub(r"<[^>]*>|[\u2066-\u2069]", "", page)
        assert "All on the ward. Whoever leads the team is not asked." in said
