"""``report --lang``: the questionnaire's words and the report's own in another language, or why not."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from teamcheck.cli.exit_codes import ExitCode

pytestmark = pytest.mark.slow

REPORT = ("report", "harbour.csv", "-q", "two-features.yaml", "-f", "md", "-o", "-")
GERMAN = """\
schema: teamcheck/translation/1
of: two-features
language: de
status: machine
title: Zwei Merkmale
source: {model: Unseres, wording: neu geschrieben, licence: CC-BY-4.0, status: nicht validiert}
scales:
  agree5: {points: {1: Gar nicht, 2: Eher nicht, 3: Weder noch, 4: Eher ja, 5: Ganz}}
dimensions:
  aims:
    title: Gemeinsame Ziele
    question: Wollen wir dasselbe?
    items: {aims1: Wir wollen dasselbe., aims2: Wir haben es aufgeschrieben., aims3: Ich erfahre davon zufällig.}
  trust:
    title: Vertrauen
    question: Können wir es sagen?
    items: {trust1: Ich kann es sagen., trust2: Wir stehen zu Fehlern., trust3: Wir hören zu.}
comments: {keep: Was sollen wir behalten?}
"""


@pytest.fixture
def house(folder: Path) -> Path:
    """The folder of answers, with a questionnaire in German too, and a catalogue of two sentences."""
    (folder / "two-features.de.yaml").write_text(GERMAN, encoding="utf-8")
    catalog = Catalog(locale="de")
    catalog.add("In short", "Kurz gesagt")
    catalog.add("Team report", "Bericht für das Team")
    place = folder / "looks" / "locale" / "de" / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "teamcheck.mo").open("wb") as made:
        write_mo(made, catalog)
    return folder


@pytest.mark.parametrize("tag", ["de", "DE", "de-AT", "de_at"])
def test_a_report_speaks_another_language(tag: str, house: Path, run) -> None:
    ran = run(*REPORT, "--lang", tag, "--templates", "looks", cwd=house)

    assert (ran.code, ran.err) == (ExitCode.DONE, "")
    assert ran.out.startswith("# harbour: Bericht für das Team\n")
    assert all(words in ran.out for words in ("## Kurz gesagt", "## Gemeinsame Ziele", "Wir wollen dasselbe."))
    assert "Translation: machine, not checked by a person" in ran.out


def test_a_page_says_which_language_it_is_in(house: Path, run) -> None:
    ran = run(*REPORT[:4], "-o", "harbour.html", "--lang", "de_ch", "--templates", "looks", cwd=house)
    assert (ran.code, ran.err) == (ExitCode.DONE, "Wrote harbour.html\n")
    assert '<html lang="de-CH" dir="ltr">' in (house / "harbour.html").read_text(encoding="utf-8")


def test_words_of_groups_that_are_not_translated_are_told_where_groups_are_printed(house: Path, run) -> None:
    asked = (house / "two-features.yaml").read_text(encoding="utf-8")
    background = "background: [{id: role, text: Which work?, choices: {nurse: Nurse, doctor: Doctor}}]\n"
    (house / "two-features.yaml").write_text(asked + background, encoding="utf-8")
    heading, *rows = (house / "harbour.csv").read_text(encoding="utf-8").splitlines()
    roles = [f"nurse,{row}" for row in rows]
    (house / "harbour.csv").write_text("\n".join([f"role,{heading}", *roles]) + "\n", encoding="utf-8")

    alone, parted = (run(*REPORT, "--lang", "de", "--templates", "looks", *by, cwd=house) for by in ((), ("--by", "role")))

    assert (alone.code, alone.err) == (ExitCode.DONE, "")
    assert parted.err.startswith("Note: 3 texts of the questionnaire are not translated into de and stay in en;")


def test_the_reports_own_sentences_stay_english_without_a_catalogue_and_a_note_says_so(house: Path, run) -> None:
    ran = run(*REPORT, "--lang", "de", cwd=house)

    assert ran.code == ExitCode.DONE
    assert ran.err == "Note: the report's own sentences stay English: there is no catalogue for de (docs/translating.md).\n"
    assert "## In short" in ran.out
    assert "## Gemeinsame Ziele" in ran.out


@pytest.mark.parametrize(
    ("taken_out", "said"),
    [
        (["    question: Wollen wir dasselbe?\n"], "1 text of the questionnaire is not translated into de and stays in en"),
        (
            ["    question: Wollen wir dasselbe?\n", "title: Zwei Merkmale\n"],
            "2 texts of the questionnaire are not translated into de and stay in en",
        ),
    ],
)
def test_texts_that_are_not_translated_are_counted_in_a_note(taken_out: list[str], said: str, house: Path, run) -> None:
    german = GERMAN
    for line in taken_out:
        german = german.replace(line, "")
    (house / "two-features.de.yaml").write_text(german, encoding="utf-8")
    ran = run(*REPORT, "--lang", "de", "--templates", "looks", cwd=house)

    assert (ran.code, ran.err) == (ExitCode.DONE, f"Note: {said}; `teamcheck check` names {'it' if '1' in said else 'them'}.\n")
    assert "Do we want the same?" in ran.out
    assert "lacks: question" in run("check", "two-features.yaml", cwd=house).err


def test_quiet_leaves_the_notes_out(house: Path, run) -> None:
    (house / "two-features.de.yaml").write_text(GERMAN.replace("title: Zwei Merkmale\n", ""), encoding="utf-8")

    assert run(*REPORT, "--lang", "de", "--quiet", cwd=house).err == ""


@pytest.mark.parametrize("tag", ["en", "en-GB"])
def test_the_language_of_the_questionnaire_itself_needs_nothing(tag: str, house: Path, run) -> None:
    ran = run(*REPORT, "--lang", tag, cwd=house)

    assert (ran.code, ran.err) == (ExitCode.DONE, "")
    assert ran.out == run(*REPORT, cwd=house).out


def test_a_language_that_the_questionnaire_lacks_is_refused_with_those_it_has(house: Path, run) -> None:
    ran = run(*REPORT, "--lang", "cy", cwd=house)

    assert (ran.code, ran.out) == (ExitCode.BAD_INPUT, "")
    assert "Note" not in ran.err
    assert "`two-features` has no words in `cy`; it has them in en, de [Q025]" in ran.err


def test_a_damaged_catalogue_is_refused(house: Path, run) -> None:
    (house / "looks" / "locale" / "de" / "LC_MESSAGES" / "teamcheck.mo").write_bytes(b"damaged")
    ran = run(*REPORT, "--lang", "de", "--templates", "looks", cwd=house)

    assert (ran.code, ran.out) == (ExitCode.BAD_INPUT, "")
    assert "looks/locale/de/LC_MESSAGES/teamcheck.mo\n" in ran.err
    assert "[T010]" in ran.err


@pytest.mark.parametrize("tag", ["", "german", "d", "../de", "de/..", "de-", "de-a"])
def test_what_is_no_tag_of_a_language_is_wrong_usage(tag: str, house: Path, run) -> None:
    ran = run(*REPORT, "--lang", tag, cwd=house)

    assert (ran.code, ran.out) == (ExitCode.USAGE, "")
    assert "try cy, or pt-BR" in ran.err
