"""Two teams that answer about each other, as it is typed: two rounds, one report, both sides or neither."""

import csv
import json
import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import pytest

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.cli.rounds import opened
from teamcheck.collect.round_file import read_round
from teamcheck.collect.sheet import Sheet
from teamcheck.errors import RoundError
from teamcheck.questionnaire.load import load_questionnaire


class Ran(Protocol):
    code: int
    out: str
    err: str


Call = Callable[..., tuple[int, str, str]]
ASKED = load_questionnaire("inter-team")
IDS = [item.id for item in ASKED.items]
OURS = ("-q", "inter-team")
SHOWN = (*OURS, "--audience", "organisation")


def rows(team: str, about: str, people: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    return [",".join([team, about, *(str(chance.randint(2, 5)) for _ in IDS)]) for _ in range(people)]


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., str]:
    """Write a file of answers: blocks of a team, the other team, how many answered, and a seed."""

    def write(name: str, *blocks: tuple[str, str, int, int]) -> str:
        lines = [",".join(["team", "about", *IDS]), *(line for block in blocks for line in rows(*block))]
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        return name

    return write


@pytest.fixture
def two(put: Callable[..., str]) -> tuple[str, str]:
    """The files of two teams about each other."""
    return put("ward.csv", ("Ward 3", "Pharmacy", 11, 1)), put("pharmacy.csv", ("Pharmacy", "Ward 3", 6, 2))


def codes(err: str) -> list[str]:
    return re.findall(r"\[([A-Z]\d{3})\]", err)


def pages(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


# --- the pages


def test_a_report_is_one_page_a_team(call: Call, two: tuple[str, str], tmp_path: Path) -> None:
    code, out, err = call("report", *two, *SHOWN, "-f", "html", "-f", "md", "-o", "out")

    assert (code, out) == (ExitCode.DONE, "")
    assert sorted(pages(tmp_path / "out")) == ["pharmacy.html", "pharmacy.md", "ward-3.html", "ward-3.md"]
    assert "Wrote 4 files in out" in err
    ward, pharmacy = ((tmp_path / "out" / name).read_text() for name in ("ward-3.md", "pharmacy.md"))
    assert "You about Pharmacy | Pharmacy about you" in ward
    assert "You about Ward 3 | Ward 3 about you" in pharmacy


def test_the_two_pages_hold_the_same_figures_from_either_side(call: Call, two: tuple[str, str], tmp_path: Path) -> None:
    call("report", *two, *SHOWN, "-f", "md", "-o", "out")
    ward, pharmacy = ((tmp_path / "out" / f"{name}.md").read_text() for name in ("ward-3", "pharmacy"))

    def cells(text: str) -> list[tuple[str, str, str]]:
        return re.findall(r"^\| ([^|*]+?) \| (\*\*[^|]+) \| (\*\*[^|]+) \|", text, re.MULTILINE)

    assert len(cells(ward)) == len(ASKED.dimensions)
    assert cells(pharmacy) == [(title, theirs, ours) for title, ours, theirs in cells(ward)]


def test_what_four_people_said_changes_no_byte_of_any_page(call: Call, put: Callable[..., str], tmp_path: Path) -> None:
    pharmacy = put("pharmacy.csv", ("Pharmacy", "Ward 3", 9, 2))
    seen = set()
    for seed in range(3):
        ward = put("ward.csv", ("Ward 3", "Pharmacy", 4, seed))
        call("report", ward, pharmacy, *SHOWN, "-o", f"out{seed}")
        seen.add(tuple(pages(tmp_path / f"out{seed}").items()))
    assert len(seen) == 1
    (made,) = seen
    assert all(b"does not say on which side" in page for _, page in made)


def test_what_is_said_of_a_pair_by_two_others_is_on_no_page_of_a_third(
    call: Call, two: tuple[str, str], put: Callable[..., str], tmp_path: Path
) -> None:
    seen = []
    for seed in (5, 6):
        theatre = put("theatre.csv", ("Theatre", "Pharmacy", 8, seed))
        more = put("more.csv", ("Pharmacy", "Theatre", 7, 10 + seed))
        call("report", *two, theatre, more, *SHOWN, "-o", f"out{seed}")
        (tmp_path / "teamcheck.ledger.json").unlink()
        seen.append(pages(tmp_path / f"out{seed}"))
    assert seen[0]["ward-3.html"] == seen[1]["ward-3.html"]
    assert seen[0]["theatre.html"] != seen[1]["theatre.html"]
    assert b"Theatre" not in seen[0]["ward-3.html"]


def test_one_side_alone_shows_nothing_and_says_what_to_do(call: Call, two: tuple[str, str], tmp_path: Path) -> None:
    code, _, err = call("report", two[0], *SHOWN)

    assert code == ExitCode.DONE
    assert '"Ward 3" answered about "Pharmacy", and no answers are of a team of that name' in err
    assert "Give the answers of both in one command" in err
    assert "svg" not in (tmp_path / "ward-3.html").read_text().split("</style>")[1]


def test_figures_for_programs_keep_the_rule_of_both_sides(call: Call, two: tuple[str, str]) -> None:
    both = json.loads(call("score", *two, *OURS, "-f", "json")[1])["teams"]
    alone = json.loads(call("score", two[0], *OURS, "-f", "json")[1])["teams"]

    assert [card["team"] for card in both] == ["Pharmacy about Ward 3", "Ward 3 about Pharmacy"]
    assert all(dimension["score"] is not None for card in both for dimension in card["dimensions"])
    assert [dimension["score"] for dimension in alone[0]["dimensions"]] == [None] * 4
    assert alone[0]["dimensions"][0]["withheld"]["score"]["code"] == "one-sided"


def test_the_table_says_why_a_side_is_missing(call: Call, two: tuple[str, str]) -> None:
    _, out, _ = call("score", two[0], *OURS)
    assert "They are shown only where enough people of both teams have" in out


def test_the_list_of_teams_gives_the_size_of_the_team_that_answers(call: Call, two: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "teams.csv").write_text("team,size\nWard 3,14\nPharmacy,7\n", encoding="utf-8")
    cards = json.loads(call("score", *two, *OURS, "--teams", "teams.csv", "-f", "json")[1])["teams"]
    assert {card["team"]: card["size"] for card in cards} == {"Ward 3 about Pharmacy": 14, "Pharmacy about Ward 3": 7}


def test_one_page_goes_to_standard_output_and_two_do_not(call: Call, two: tuple[str, str]) -> None:
    code, out, _ = call("report", two[0], *SHOWN, "-f", "md", "-o", "-")
    assert (code, out[:30]) == (ExitCode.DONE, "# Ward 3: Working with other t")
    assert call("report", *two, *SHOWN, "-o", "-")[0] == ExitCode.USAGE


def test_a_form_for_one_direction_is_imported_with_both_names(call: Call, tmp_path: Path) -> None:
    with (tmp_path / "form.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[item.text for item in ASKED.items], *[["Agree"] * len(IDS)] * 5])
    words = ("import", "form.csv", *OURS, "--team-name", "Ward 3", "-o", "out.csv")
    assert codes(call(*words)[2]) == ["R055"]
    code, _, err = call(*words, "--about", "Pharmacy")

    assert code == ExitCode.DONE, err
    written = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()
    assert written[0].startswith("team,about,expecting1,")
    assert written[1].startswith("Ward 3,Pharmacy,4,")


def test_another_team_is_not_named_for_answers_about_people_s_own(call: Call, put: Callable[..., str]) -> None:
    put("ward.csv", ("Ward 3", "Pharmacy", 5, 1))
    code, _, err = call("import", "ward.csv", "--about", "Pharmacy", "-o", "out.csv")
    assert code == ExitCode.USAGE
    assert "seven-features asks people about their own team" in " ".join(err.split())


# --- who may see it


@pytest.mark.parametrize("audience", ["team", "team-and-coach"])
def test_no_page_is_made_where_people_were_told_that_figures_stay(
    audience: str, call: Call, two: tuple[str, str], tmp_path: Path
) -> None:
    (tmp_path / "pharmacy.policy.yaml").write_text(f"schema: teamcheck/policy/1\naudience: {audience}\n", encoding="utf-8")
    (tmp_path / "ward.policy.yaml").write_text("schema: teamcheck/policy/1\naudience: organisation\n", encoding="utf-8")
    code, _, err = call("report", *two, *OURS)

    assert (code, codes(err)) == (ExitCode.BAD_INPUT, ["R036"])
    assert "so no other team sees them" in err
    assert not (tmp_path / "reports").exists()


def test_where_nobody_said_what_people_were_told_there_is_no_page(call: Call, two: tuple[str, str], tmp_path: Path) -> None:
    code, _, err = call("report", *two, *OURS)
    assert (code, codes(err)) == (ExitCode.BAD_INPUT, ["R036"])
    assert "--audience organisation" in err
    assert not (tmp_path / "reports").exists()


def test_a_changed_answer_is_not_given_out_beside_the_figures_of_before(
    call: Call, two: tuple[str, str], put: Callable[..., str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert call("report", *two, *SHOWN, "-o", "first")[0] == ExitCode.DONE
    put("ward.csv", ("Ward 3", "Pharmacy", 12, 1))
    code, _, err = call("report", *two, *SHOWN, "-o", "second")

    assert (code, codes(err)) == (ExitCode.BAD_INPUT, ["R080"])
    assert not (tmp_path / "second").exists()


# --- what is refused


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--for", "coach"], "for these teams alone"),
        (["-f", "teams"], "html and md"),
        (["--discussion"], "leave it out"),
        (["--debrief"], "leave it out"),
        (["--team", "Ward 3"], "every team gets its own page"),
    ],
    ids=["coach", "message", "discussion", "debrief", "team"],
)
def test_documents_that_there_are_none_of_are_refused(words: list[str], said: str, call: Call, two: tuple[str, str]) -> None:
    code, _, err = call("report", *two, *SHOWN, *words)
    assert code == ExitCode.USAGE
    assert said in " ".join(err.split())


@pytest.mark.parametrize(
    "words",
    [
        ["batch", "ward.csv", "-o", "out"],
        ["compare", "ward.csv", "pharmacy.csv"],
        ["norms", "build", "."],
        ["simulate", "made"],
    ],
    ids=lambda words: words[0],
)
def test_commands_that_know_one_side_only_refuse_it(words: Sequence[str], call: Call, two: tuple[str, str]) -> None:
    assert two
    code, _, err = call(*words, *OURS)
    assert code == ExitCode.USAGE
    assert "inter-team is about another team" in " ".join(err.split())


# --- the rounds

WARD = ("init", "ward", *OURS, "--team", "Ward 3", "--about", "Pharmacy", "--people", "9", "--facilitator", "Ann Lee")
PHARMACY = ("init", "pharmacy", *OURS, "--team", "Pharmacy", "--about", "Ward 3", "--people", "7", "--facilitator", "Ann Lee")


def answer(folder: str, people: int) -> None:
    _, box = opened(Path(folder), "kiosk", quiet=True)
    for person in range(people):
        answers = {name: (person + place) % 3 + 3 for place, name in enumerate(IDS)}
        box.add(Sheet(answers=answers, comments={"helps": f"In {folder} {person}"}))


def test_init_writes_the_other_team_and_who_will_see_it(call: Call, tmp_path: Path) -> None:
    assert call(*WARD)[0] == ExitCode.DONE
    made = read_round(tmp_path / "ward")
    assert (made.team, made.about, made.audience) == ("Ward 3", "Pharmacy", "organisation")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((*WARD[:6], *WARD[8:]), "--about: is needed"),
        (("init", "ward", *WARD[4:]), "seven-features asks people about their own team"),
    ],
    ids=["no other team", "own team"],
)
def test_init_needs_the_other_team_just_where_people_answer_about_one(
    words: Sequence[str], said: str, call: Call, tmp_path: Path
) -> None:
    code, _, err = call(*words)
    assert code == ExitCode.USAGE
    assert said in " ".join(err.split())
    assert not (tmp_path / "ward").exists()


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ('about: "Pharmacy"', "#", ["R055"]),
        ('about: "Pharmacy"', 'about: "ward 3"', ["R055"]),
        ("audience: organisation", "audience: team", ["R036"]),
        ('questionnaire: "inter-team.yaml"', "questionnaire: seven-features", ["R055"]),
    ],
    ids=["none", "itself", "audience", "questionnaire"],
)
def test_a_round_that_would_tell_people_something_else_is_refused(
    before: str, after: str, found: list[str], call: Call, tmp_path: Path
) -> None:
    call(*WARD)
    file = tmp_path / "ward" / "round.yaml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(RoundError) as refused:
        read_round(tmp_path / "ward")
    assert [problem.code for problem in refused.value.problems] == found


def test_people_are_told_whom_they_answer_about_and_who_sees_it(call: Call, tmp_path: Path) -> None:
    call(*WARD)
    assert call("survey", "invite", "ward")[0] == ExitCode.DONE
    told = " ".join((tmp_path / "ward" / "invitation.txt").read_text(encoding="utf-8").split())
    assert told.startswith("Ward 3 and Pharmacy: how do you work together?")
    assert "Ann Lee asks everybody in the team Ward 3 about working with Pharmacy." in told
    assert "at least 5 of you answer, and at least 5 people of Pharmacy" in told
    assert "Your team and Pharmacy see the report." in told
    assert "Only your team sees" not in told


def test_a_form_names_the_other_team_above_its_statements(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    call(*WARD)
    assert call("survey", "form", "ward")[0] == ExitCode.DONE
    (form,) = [file for file in (tmp_path / "ward").glob("**/*.html") if "form" in file.name]
    text = form.read_text(encoding="utf-8")
    assert "Pharmacy: Think of the last three months" in text
    assert "(Pharmacy)" in text


@pytest.mark.slow
def test_two_rounds_become_two_pages(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for words, folder, people in ((WARD, "ward", 6), (PHARMACY, "pharmacy", 5)):
        call(*words)
        answer(folder, people)
        code, _, err = call("close", folder)
        assert code == ExitCode.DONE
        assert f"teamcheck report {folder}/answers.csv OTHER/answers.csv" in err
    first = (tmp_path / "ward" / "answers.csv").read_text(encoding="utf-8").splitlines()
    assert first[0].startswith("team,about,round,expecting1,")
    assert first[1].startswith("Ward 3,Pharmacy,")
    files = ("ward/answers.csv", "pharmacy/answers.csv")
    assert call("report", *files, *OURS, "--review-comments")[0] == ExitCode.DONE
    review = tmp_path / "ward" / "comments.review.yaml"
    review.write_text(review.read_text(encoding="utf-8").replace("decide: undecided", "decide: show"), encoding="utf-8")
    code, _, err = call("report", *files, *OURS, "-f", "md")
    assert code == ExitCode.DONE, err
    ward = (tmp_path / "reports" / "ward-3.md").read_text(encoding="utf-8")
    said = ("What you wrote:", "In ward 0", "What Pharmacy wrote:", "In pharmacy 0")
    assert [*map(ward.index, said)] == sorted(map(ward.index, said))


def test_sizes_are_those_of_the_rounds_in_whose_folders_the_answers_lie(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for words, folder, people in ((WARD, "ward", 6), (PHARMACY, "pharmacy", 5)):
        call(*words)
        answer(folder, people)
        call("close", folder)
    files = ("ward/answers.csv", "pharmacy/answers.csv")

    def sizes(*more: str) -> dict[str, int | None]:
        scored = json.loads(call("score", *files, *OURS, "-f", "json", *more).out)
        return {team["team"]: team["size"] for team in scored["teams"]}

    asked = {folder: read_round(tmp_path / folder).people for folder in ("ward", "pharmacy")}
    assert sizes() == {"Ward 3 about Pharmacy": asked["ward"], "Pharmacy about Ward 3": asked["pharmacy"]}
    (tmp_path / "teams.csv").write_text("team,size\nWard 3,9\nPharmacy,8\n", encoding="utf-8")
    assert sizes("--teams", "teams.csv") == {"Ward 3 about Pharmacy": 9, "Pharmacy about Ward 3": 8}

    file = tmp_path / "ward" / "round.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(f"people: {asked['ward']}", "people: 5"), encoding="utf-8")
    assert sizes()["Ward 3 about Pharmacy"] is None, "more answered than the round says there are"
    file.write_text("schema: teamcheck/round/1\n", encoding="utf-8")
    assert sizes() == {"Ward 3 about Pharmacy": None, "Pharmacy about Ward 3": asked["pharmacy"]}


def test_a_team_too_small_for_figures_gets_a_page_to_talk_about(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call(*WARD[:9], "3", *WARD[10:])
    monkeypatch.chdir(tmp_path / "ward")
    assert call("report")[0] == ExitCode.DONE
    assert "Nothing is shown of you and Pharmacy." in (tmp_path / "ward" / "ward-3.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_process_of_its_own_writes_the_pages_and_says_so(run: Callable[..., Ran], two: tuple[str, str]) -> None:
    ran = run("report", *two, *SHOWN, "-o", "out")
    assert (ran.code, ran.out) == (ExitCode.DONE, "")
    assert re.findall(r"Wrote out.(.*)", ran.err) == ["pharmacy.html", "ward-3.html"]
    refused = run("report", *two, *OURS, "-o", "again")
    assert (refused.code, refused.out, codes(refused.err)) == (ExitCode.BAD_INPUT, "", ["R036"])


def test_another_spelling_of_the_other_team_is_no_way_round_the_ledger(call: Call, put) -> None:
    put("pharmacy.csv", ("Pharmacy", "Ward 3", 6, 2))
    put("ward.csv", ("Ward 3", "pharmacy", 9, 1))
    assert call("score", "ward.csv", "pharmacy.csv", *SHOWN)[0] == ExitCode.DONE
    put("ward.csv", ("Ward 3", "Pharmacy", 10, 1))
    code, out, err = call("score", "ward.csv", "pharmacy.csv", *SHOWN)
    assert (code, out, codes(err)) == (ExitCode.BAD_INPUT, "", ["R080"])
