"""round.yaml: what it may say, and every fault with its line."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from teamcheck.collect.round_file import id_beside, read_round
from teamcheck.collect.round_lint import doubts
from teamcheck.errors import Code, QuestionnaireError, RoundError
from teamcheck.questionnaire.translation_model import Translation

#: The day the facilitator looks.
TODAY = date(2026, 11, 25)


def faults(folder: Path, text: str) -> list[tuple[str, int | None, str | None]]:
    (folder / "round.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RoundError) as raised:
        read_round(folder)
    return [(problem.code.value, problem.place.line, problem.place.key) for problem in raised.value.problems]


def test_a_round_is_found_by_its_folder_and_by_its_file(folder: Path) -> None:
    assert read_round(folder) == read_round(folder / "round.yaml")


def test_what_is_left_out_is_what_protects_most(folder: Path) -> None:
    found = read_round(folder)

    assert (found.minimum, found.audience, found.keep, found.languages) == (5, "team", "dimensions", ("en",))


@pytest.mark.parametrize("written", ["2026-11-25", "2026-11", "2026", "spring"])
def test_a_round_may_be_called_after_a_day(written: str, folder: Path) -> None:
    text = (folder / "round.yaml").read_text(encoding="utf-8").replace("round: 2026-11", f"round: {written}")
    (folder / "round.yaml").write_text(text, encoding="utf-8")

    assert read_round(folder).name == written


def test_days_are_read_with_and_without_quotes(folder: Path) -> None:
    with (folder / "round.yaml").open("a", encoding="utf-8") as file:
        file.write('debrief: 2026-12-01\nreview: "2027-03-01"\n')

    assert (read_round(folder).debrief, read_round(folder).review) == (date(2026, 12, 1), date(2027, 3, 1))


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("debrief: soon", ("Q012", 9, "debrief")),
        ("minimum: 4", ("Q012", 9, "minimum")),
        ("minimum: 5.5", ("Q012", 9, "minimum")),
        ("audience: everybody", ("Q012", 9, "audience")),
        ("kep: sheets", ("Q010", 9, "kep")),
        ("languages: [cy]", ("Q025", 9, "languages.0")),
        ("translations: {cy: {why: Achos}}", ("Q025", 9, "translations.cy")),
        ("keep: no", ("Q012", 9, "keep")),
    ],
)
def test_a_fault_is_said_with_its_line(line: str, fault: tuple[str, int, str], folder: Path) -> None:
    text = (folder / "round.yaml").read_text(encoding="utf-8")

    assert faults(folder, f"{text}{line}\n") == [fault]


def test_every_fault_is_said_in_one_go(folder: Path) -> None:
    text = "schema: teamcheck/round/1\nid: short\nteam: Harbour\nround: x\npeople: 0\nfacilitator: {name: A}\nwhy: b\n"

    assert [(code, key) for code, _, key in faults(folder, text)] == [("Q014", "id"), ("Q011", None), ("Q012", "people")]


@pytest.mark.parametrize("content", [b"", b"- a list\n", b"\xff\xfe", b"schema: teamcheck/round/2\n"])
def test_a_file_that_is_no_round_is_refused(content: bytes, folder: Path) -> None:
    (folder / "round.yaml").write_bytes(content)

    with pytest.raises(RoundError):
        read_round(folder)


def test_a_folder_without_a_round_is_said(tmp_path: Path) -> None:
    with pytest.raises(RoundError) as raised:
        read_round(tmp_path)
    assert [problem.code for problem in raised.value.problems] == [Code.NO_ROUND]


def test_a_questionnaire_that_is_not_there_is_said(folder: Path) -> None:
    (folder / "two.yaml").unlink()

    with pytest.raises(QuestionnaireError):
        read_round(folder)


def test_the_id_is_found_beside_a_file_of_answers(folder: Path, tmp_path: Path) -> None:
    assert (id_beside(folder / "answers.csv"), id_beside(tmp_path / "answers.csv")) == ("abcdef123456", "")


def test_words_of_another_language_take_the_place_of_those_that_are_there(folder: Path) -> None:
    (folder / "two.cy.yaml").write_text(
        "schema: teamcheck/translation/1\nof: two\nlanguage: cy\nstatus: machine\ntitle: Dwy nodwedd\n", encoding="utf-8"
    )
    with (folder / "round.yaml").open("a", encoding="utf-8") as file:
        file.write("languages: [en, cy]\nmembers: All of us.\ntranslations: {cy: {why: Achos.}}\n")
    found = read_round(folder)

    assert (found.words_in("cy").why, found.words_in("cy").members) == ("Achos.", "All of us.")
    assert found.words_in("en").why == "We want to work together better."


def test_a_round_without_an_open_question_is_not_doubted(round_) -> None:
    complete = replace(round_, debrief=date(2026, 12, 1), questionnaire=replace(round_.questionnaire, background=()))

    assert doubts(complete, TODAY) == []


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"people": 4}, "people"),
        ({"debrief": None}, "debrief"),
        ({"debrief": date(2026, 11, 24)}, "debrief"),
        ({"review": date(2026, 11, 30)}, "review"),
        ({"kept_until": date(2026, 11, 30)}, "kept_until"),
        ({"closes": date(2026, 12, 2)}, "debrief"),
        ({"closes": date(2026, 11, 27), "debrief": date(2026, 12, 19)}, "debrief"),
        ({"debrief": date(2027, 6, 25)}, "debrief"),
        ({"talk_led_by": "Bo Diaz"}, "talk_led_by"),
    ],
    ids=str,
)
def test_what_people_would_miss_is_pointed_out(change: dict[str, object], key: str, round_) -> None:
    complete = replace(round_, debrief=date(2026, 12, 1), questionnaire=replace(round_.questionnaire, background=()))

    found = doubts(replace(complete, **change), TODAY)
    assert [(problem.code, problem.severity, problem.place.key) for problem in found] == [(Code.ROUND_DOUBTFUL, "warning", key)]


def test_who_leads_the_talk_is_doubted_though_its_day_is_not_known_and_not_once_it_is_past(round_) -> None:
    asked = replace(round_, talk_led_by="Bo Diaz", questionnaire=replace(round_.questionnaire, background=()))

    def keys(debrief: date | None) -> list[str | None]:
        return [problem.place.key for problem in doubts(replace(asked, debrief=debrief), TODAY)]

    assert keys(None) == ["debrief", "talk_led_by"]
    assert keys(date(2026, 11, 24)) == ["debrief"]


def test_questions_about_people_that_are_not_asked_are_pointed_out(round_) -> None:
    assert [problem.place.key for problem in doubts(replace(round_, debrief=date(2026, 12, 1)), TODAY)] == ["keep"]


def test_people_who_would_read_another_language_are_pointed_out(round_) -> None:
    welsh = Translation("cy", "machine", words={("title",): "Dwy nodwedd"})
    asked = replace(round_.questionnaire, background=(), translations=(welsh,))
    both = replace(round_, debrief=date(2026, 12, 1), questionnaire=asked, languages=("en", "cy"))

    assert [problem.place.key for problem in doubts(both, TODAY)] == ["translations.cy.why", "languages"]


@pytest.mark.parametrize(("written", "found"), [("yes", True), ("no", False), ('"no"', False)])
def test_whether_the_leader_is_asked_is_read_as_it_is_written(written: str, found: bool, folder: Path) -> None:
    text = (folder / "round.yaml").read_text(encoding="utf-8")
    (folder / "round.yaml").write_text(f"{text}leader_answers: {written}\n", encoding="utf-8")

    assert read_round(folder).leader_answers is found
    assert faults(folder, f"{text}leader_answers: maybe\n") == [("Q012", 9, "leader_answers")]


@pytest.mark.parametrize(
    "change",
    [
        {"closes": date(2026, 11, 27), "debrief": date(2026, 12, 18)},
        {"closes": date(2026, 12, 1)},
        {"closes": date(2027, 6, 11), "debrief": date(2027, 6, 25)},
        {"debrief": date(2027, 1, 6)},
        {"talk_led_by": "Ann Lee"},
        {"talk_led_by": "Bo Diaz", "audience": "team-and-coach"},
    ],
    ids=str,
)
def test_a_talk_within_three_weeks_of_closing_is_not_doubted(change: dict[str, object], round_) -> None:
    complete = replace(round_, debrief=date(2026, 12, 1), questionnaire=replace(round_.questionnaire, background=()))

    assert doubts(replace(complete, **change), TODAY) == []
