"""``teamcheck import -o``: exports become one table of answers, whatever is wrong is said, and then nothing is written."""

import csv
import json
import os
import re
import stat
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import yaml

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.questionnaire.load import load_questionnaire
from tests.cli.conftest import QUESTIONS
from tests.cli.window import Window

pytestmark = pytest.mark.slow

Call = Callable[..., tuple[int, str, str]]
STATEMENTS = (
    "We want the same things.",
    "We have written down what we want.",
    "I learn of our plans by chance.",
    "I can say what I think.",
    "We own up to mistakes.",
    "We listen to one another.",
)
LABELS = ("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree")
KEEP = "What should we keep?"
SHEETS = ((5, 4, 2, 4, 4, 5), (4, 4, 1, 5, 4, 4), (4, 3, 2, 2, 1, 2), (5, 5, 1, 4, 5, 5), (3, 4, 3, 1, 2, 1))
PEOPLE = tuple(f"p{number}@example.org" for number in range(len(SHEETS)))
GOOD = """\
spring.csv: an export of Google Forms: its first column is "Timestamp".
  column  heading                             read as
  C       We want the same things.            aims1
  D       We have written down what we want.  aims2
  E       I learn of our plans by chance.     aims3
  F       I can say what I think.             trust1
  G       We own up to mistakes.              trust2
  H       We listen to one another.           trust3
  I       What should we keep?                keep (comment)
  Left out because it could tell who answered: columns A (times), B (e-mail addresses).
  No item of the questionnaire, so ignored: column J "How was lunch?".
  1 row is without a single answer, and left out.
5 rows of 1 team (spring), and 2 comments.
The team is called like the file; --team-name gives it another name.
Wrote answers.csv, comments.csv
The export tells who answered what: delete it, or keep it where nobody else can read it.
Next: teamcheck report answers.csv -q two-features.yaml
"""
REFUSED = """\
spring.csv: an export of Google Forms: its first column is "Timestamp".
Nothing is imported, and no answers are written. What is wrong:
spring.csv
  row 3, column C (aims1): "Agreed" is no answer of scale agree5 [R016]
      → Answers are 1 to 5, or in words: Strongly disagree / Disagree / Neither / Agree / Strongly agree; PNTS where somebody \
prefers not to say, empty where nothing was answered.
  row 5, column B: rows 2 and 5 are of one person, in one team and round [R022]
      → Delete the row that does not count, or let `teamcheck import --duplicates last` choose; if they are two people, give \
them different codes.
2 problems. What each code means: docs/problems.md
"""


def export(
    sheets: Sequence[Sequence[int | None]] = SHEETS,
    *,
    people: Sequence[str] = PEOPLE,
    comments: Sequence[str] = (),
    teams: Sequence[str] = (),
    headings: Sequence[str] = STATEMENTS,
) -> list[list[str]]:
    """What Google Forms writes: times, addresses, a team if people were asked, labels, and a comment."""
    table = [["Timestamp", "Email Address", *(["Ward"] if teams else []), *headings, *([KEEP] if comments else [])]]
    for number, sheet in enumerate(sheets):
        answers = ["" if point is None else LABELS[point - 1] for point in sheet]
        said = [comments[number] if number < len(comments) else ""] if comments else []
        team = [teams[number % len(teams)]] if teams else []
        table.append([f"2026/05/{number + 1:02d} 10:00:00", people[number % len(people)], *team, *answers, *said])
    return table


def put(file: Path, table: Sequence[Sequence[str]]) -> None:
    file.parent.mkdir(exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(table)


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def answers_of(file: Path) -> list[tuple[str, ...]]:
    return sorted(tuple(row[name] for name in row if name not in ("team", "respondent")) for row in rows_of(file))


AS_ANSWERED = sorted(tuple(map(str, sheet)) for sheet in SHEETS)


@pytest.fixture(autouse=True)
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The questionnaire, and a state folder of the test's own."""
    (tmp_path / "two-features.yaml").write_text(QUESTIONS, encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def importing(call: Call) -> Call:
    """``teamcheck import ... -q two-features.yaml``."""
    return lambda *words: call("import", *words, "-q", "two-features.yaml")


def with_noise() -> list[list[str]]:
    """An export with a column of nothing, and a row of somebody who only opened the form."""
    table = export(comments=("The tea.", "", "More time"))
    return [[*row, lunch] for row, lunch in zip(table, ["How was lunch?", "good", *[""] * 4], strict=True)] + [
        ["2026/05/09 10:00:00", "p9@example.org", *[""] * 8]
    ]


def test_an_export_becomes_a_table_of_answers_and_what_was_done_is_said(run, tmp_path: Path) -> None:
    put(tmp_path / "spring.csv", with_noise())

    done = run("import", "spring.csv", "-q", "two-features.yaml", "-o", "answers.csv")

    assert (done.code, done.out, done.err) == (ExitCode.DONE, "", GOOD)
    assert answers_of(tmp_path / "answers.csv") == AS_ANSWERED
    assert {row["team"] for row in rows_of(tmp_path / "answers.csv")} == {"spring"}
    assert sorted(row["text"] for row in rows_of(tmp_path / "comments.csv")) == ["More time", "The tea."]
    kept = "".join(file.read_text(encoding="utf-8") for file in (tmp_path / "answers.csv", tmp_path / "comments.csv"))
    assert not re.search("example|2026|lunch|good", kept)


def test_of_a_long_heading_the_end_is_shown_where_the_statement_stands(importing: Call, tmp_path: Path) -> None:
    put(
        tmp_path / "spring.csv",
        export(headings=[f"How far do you agree with what is said here? [{words}]" for words in STATEMENTS]),
    )

    err = importing("spring.csv", "-o", "answers.csv")[2]

    assert re.search(r"^  C +… \S.*\[We want the same things\.\] +aims1$", err, re.MULTILINE)
    assert max(map(len, err.splitlines())) <= 88


def test_what_is_wrong_is_said_whole_and_nothing_is_written(run, tmp_path: Path) -> None:
    table = export(SHEETS[:4], people=(*PEOPLE[:3], PEOPLE[0].upper()))
    table[2][2] = "Agreed"
    put(tmp_path / "spring.csv", table)
    before = sorted(tmp_path.iterdir())

    done = run(
        *("import", "spring.csv", "-q", "two-features.yaml", "-o", "answers.csv"),
        *("--audience", "team", "--save-map", "map.yaml"),
    )

    assert (done.code, done.out, done.err) == (ExitCode.BAD_INPUT, "", REFUSED)
    assert sorted(tmp_path.iterdir()) == before


def test_the_order_of_rows_tells_nothing_and_the_same_answers_make_the_same_bytes(importing: Call, tmp_path: Path) -> None:
    for name, sheets in (("a", SHEETS), ("b", SHEETS[::-1])):
        put(tmp_path / name / "spring.csv", export(sheets, comments=("Tea", "Time", "Rest")))
        importing(f"{name}/spring.csv", "-o", f"{name}/answers.csv")

    assert (tmp_path / "a/answers.csv").read_bytes() == (tmp_path / "b/answers.csv").read_bytes()
    assert (tmp_path / "a/comments.csv").read_bytes() == (tmp_path / "b/comments.csv").read_bytes()


def test_figures_are_those_of_the_export_itself(importing: Call, call: Call, tmp_path: Path) -> None:
    put(tmp_path / "spring.csv", export())
    importing("spring.csv", "-o", "out/answers.csv")

    printed = [
        json.loads(call("score", file, "-q", "two-features.yaml", "-f", "json")[1])
        for file in ("spring.csv", "out/answers.csv")
    ]

    assert printed[0] == printed[1]


def test_score_says_which_tool_an_export_is_of_and_what_was_dropped(call: Call, tmp_path: Path) -> None:
    put(tmp_path / "spring.csv", with_noise())

    err = call("score", "spring.csv", "-q", "two-features.yaml")[2]

    assert 'Note: spring.csv: an export of Google Forms: its first column is "Timestamp".' in err
    assert "Note: spring.csv: 1 row is without a single answer, and left out." in err


def test_a_comment_counts_once_where_the_export_lies_beside_what_was_made_of_it(
    importing: Call, call: Call, tmp_path: Path
) -> None:
    put(tmp_path / "spring.csv", export(comments=("Tea", "Tea", "Time")))
    importing("spring.csv", "-o", "answers.csv")

    call("report", "spring.csv", "-q", "two-features.yaml", "--review-comments", "-o", "review.yaml")

    review = yaml.safe_load((tmp_path / "review.yaml").read_text(encoding="utf-8"))
    words = [each["text"] for group in review["comments"] for each in group["comments"]]
    assert sorted(words) == ["Tea", "Tea", "Time"]


def test_several_files_are_a_team_each_and_a_folder_stands_for_its_exports(importing: Call, tmp_path: Path) -> None:
    for name in ("North", "South"):
        put(tmp_path / "exports" / f"{name}.csv", export(SHEETS[: 3 if name == "North" else 4]))
    (tmp_path / "exports" / "rooms.csv").write_text("room,floor\nA,1\n", encoding="utf-8")

    code, _, err = importing("exports", "-o", "answers.csv")

    assert code == ExitCode.DONE
    assert [row["team"] for row in rows_of(tmp_path / "answers.csv")] == ["North"] * 3 + ["South"] * 4
    assert "Note: passed over exports/rooms.csv: it has no column of the questionnaire two-features." in err
    assert "7 rows of 2 teams (North, South)." in err
    assert err.count("aims1") == 1, "the same columns are shown once"


@pytest.mark.parametrize("heading", ["barriers", "barriers[{}]"])
def test_files_of_a_folder_that_hold_a_list_alone_are_not_passed_over(call: Call, tmp_path: Path, heading: str) -> None:
    options = [*load_questionnaire("barriers").checklists[0].options]
    together, apart = [options[0]], ["1", *["0"] * (len(options) - 1)]
    table = [[heading], *[together] * 5] if "{" not in heading else [[heading.format(each) for each in options], *[apart] * 5]
    put(tmp_path / "exports" / "North.csv", table)
    put(tmp_path / "exports" / "rooms.csv", [["room", "floor"], ["A", "1"]])

    code, _, err = call("import", "exports", "-q", "barriers", "-o", "answers.csv")

    assert code == ExitCode.DONE
    assert [line for line in err.splitlines() if "passed over" in line] == [
        "Note: passed over exports/rooms.csv: it has no column of the questionnaire barriers."
    ]
    assert [(row["team"], row["barriers"]) for row in rows_of(tmp_path / "answers.csv")] == [("North", options[0])] * 5


def test_one_file_twice_under_two_names_is_refused(importing: Call, tmp_path: Path) -> None:
    for name in ("North", "South"):
        put(tmp_path / "exports" / f"{name}.csv", export())

    code, _, err = importing("exports", "-o", "answers.csv")

    assert code == ExitCode.BAD_INPUT
    assert "this file holds the same answers as exports/North.csv [R024]" in err


@pytest.mark.parametrize("named", ["ward", "C", "Ward "])
def test_a_column_can_name_the_teams_by_its_heading_or_its_letter(named: str, importing: Call, tmp_path: Path) -> None:
    put(tmp_path / "all.csv", export(teams=("Mill", "Bridge")))

    code, _, err = importing("all.csv", "-o", "answers.csv", "--team-from", named)

    assert code == ExitCode.DONE
    assert [row["team"] for row in rows_of(tmp_path / "answers.csv")] == ["Bridge"] * 2 + ["Mill"] * 3
    assert re.search(r"^  C +Ward +team$", err, re.MULTILINE)


def test_a_column_of_teams_that_is_not_there_is_a_problem_that_lists_the_columns(importing: Call, tmp_path: Path) -> None:
    put(tmp_path / "all.csv", export(teams=("Mill", "Bridge")))

    code, _, err = importing("all.csv", "-o", "answers.csv", "--team-from", "Wards")

    assert code == ExitCode.BAD_INPUT
    assert 'there is no column "Wards" [R105]' in err
    assert 'C "Ward"' in err


def test_a_shorter_questionnaire_than_was_asked_is_questioned(call: Call, tmp_path: Path) -> None:
    asked = load_questionnaire("seven-features")
    put(
        tmp_path / "spring.csv",
        [["Timestamp", *(item.text for item in asked.items)], ["2026/05/01", *["Agree"] * len(asked.items)]],
    )

    err = call("import", "spring.csv", "-q", "seven-features-short", "-o", "answers.csv")[2]

    assert "Note: more of it fits the questionnaire seven-features. Was that asked? Then add -q seven-features\n" in err


def test_people_are_no_teams_under_their_own_address(importing: Call, tmp_path: Path) -> None:
    put(tmp_path / "all.csv", export())

    code, _, err = importing("all.csv", "-o", "answers.csv", "--team-from", "Email Address")

    assert (code, "row 1, column B: this column holds e-mail addresses" in err) == (ExitCode.BAD_INPUT, True)


def test_sheets_that_are_the_same_in_ten_answers_are_pointed_out_and_count(call: Call, tmp_path: Path) -> None:
    items = [f"aims{number}" for number in range(1, 11)]
    many = QUESTIONS.replace("id: two-features", "id: many").replace(
        "      - {id: aims3, ",
        "".join(f'      - {{id: {item}, text: "Statement {item}", keyed: positive}}\n' for item in items[3:])
        + "      - {id: aims3, ",
    )
    (tmp_path / "many.yaml").write_text(many, encoding="utf-8")
    headings = [*items, "trust1", "trust2", "trust3"]
    put(tmp_path / "spring.csv", [headings, ["5"] * 13, ["5"] * 13, *[[*"1234512345123"]] * 3, [*"3234512345123"]])

    err = call("import", "spring.csv", "-q", "many.yaml", "-o", "answers.csv")[2]

    assert "Note: 2 rows have the very same answers as another of the team." in err
    assert "6 rows of 1 team (spring)." in err


def test_two_columns_of_one_name_are_told_apart_by_their_letters(importing: Call, tmp_path: Path) -> None:
    table = export(teams=("Mill", "Bridge"))
    put(tmp_path / "all.csv", [[*table[0], "Ward"], *([*row, "Elsewhere"] for row in table[1:])])

    refused = importing("all.csv", "-o", "answers.csv", "--team-from", "Ward")
    taken = importing("all.csv", "-o", "answers.csv", "--team-from", "J")

    assert 'columns C and J are both called "Ward" [R105]' in refused[2]
    assert taken[0] == ExitCode.DONE
    assert {row["team"] for row in rows_of(tmp_path / "answers.csv")} == {"Elsewhere"}


@pytest.mark.parametrize(
    ("choice", "kept"),
    [("last", (1, 1, 1, 1, 1, 1)), ("first", SHEETS[0]), ("keep", None)],
)
def test_which_row_of_a_person_counts_is_chosen_and_said(
    choice: str, kept: Sequence[int] | None, importing: Call, tmp_path: Path
) -> None:
    sheets = [*SHEETS[:2], (1, 1, 1, 1, 1, 1), (None,) * 6]
    put(tmp_path / "spring.csv", export(sheets, people=(PEOPLE[0], PEOPLE[1], PEOPLE[0], PEOPLE[0])))

    code, _, err = importing("spring.csv", "-o", "answers.csv", "--duplicates", choice)

    both = [SHEETS[0], SHEETS[1], (1, 1, 1, 1, 1, 1)] if kept is None else [kept, SHEETS[1]]
    assert code == ExitCode.DONE
    assert answers_of(tmp_path / "answers.csv") == sorted(tuple(map(str, sheet)) for sheet in both)
    assert ("1 row is of somebody who answered twice, and left out for the other row." in err) == (kept is not None)


def test_comments_of_a_row_that_does_not_count_are_left_out_too(importing: Call, tmp_path: Path) -> None:
    table = export(SHEETS[:2], people=(PEOPLE[0], PEOPLE[0]), comments=("First", "Second"))
    put(tmp_path / "spring.csv", table)

    importing("spring.csv", "-o", "answers.csv", "--duplicates", "last")

    assert [row["text"] for row in rows_of(tmp_path / "comments.csv")] == ["Second"]


CODED = ("Q_a", "Q_b", "Q_c", "Q_d", "Q_e", "Q_f")


def test_columns_are_taken_by_their_order_only_where_that_is_asked_for(importing: Call, tmp_path: Path) -> None:
    put(tmp_path / "spring.csv", export(headings=CODED))

    refused = importing("spring.csv", "-o", "answers.csv")
    code, _, err = importing("spring.csv", "-o", "answers.csv", "--by-order")

    assert (refused[0], "[R014]" in refused[2]) == (ExitCode.BAD_INPUT, True)
    assert code == ExitCode.DONE
    assert re.search(r"^  H +Q_f +trust3$", err, re.MULTILINE)
    assert answers_of(tmp_path / "answers.csv") == AS_ANSWERED


def test_by_order_is_refused_where_the_counts_or_a_heading_say_otherwise(importing: Call, tmp_path: Path) -> None:
    put(tmp_path / "five.csv", [row[:-1] for row in export(headings=CODED)])
    put(tmp_path / "other.csv", export(headings=(*CODED[:5], STATEMENTS[0])))

    five, other = (importing(name, "-o", "answers.csv", "--by-order") for name in ("five.csv", "other.csv"))

    assert "5 columns (C to G) could be answers, and the questionnaire has 6 items [R103]" in five[2]
    assert 'row 1, column H (trust3): "We want the same things." is the statement of aims1, and by the order' in other[2]
    assert {five[0], other[0]} == {ExitCode.BAD_INPUT}


def test_by_order_does_not_settle_what_numbers_mean(importing: Call, tmp_path: Path) -> None:
    table = export(headings=CODED)
    put(
        tmp_path / "spring.csv",
        [table[0], *([*row[:2], *map(str, sheet)] for row, sheet in zip(table[1:], SHEETS, strict=True))],
    )

    refused = importing("spring.csv", "-o", "answers.csv", "--by-order")
    turned = importing("spring.csv", "-o", "answers.csv", "--by-order", "--numbers", "reversed")

    assert "[R020]" in refused[2]
    assert "aims1, numbers turned round" in turned[2]
    assert answers_of(tmp_path / "answers.csv") == sorted(tuple(str(6 - point) for point in sheet) for sheet in SHEETS)


@pytest.mark.slow
@pytest.mark.parametrize(("key", "written"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_at_a_terminal_columns_by_order_are_confirmed_before_anything_is_written(
    key: str, written: bool, tmp_path: Path, clean_environment: dict[str, str]
) -> None:
    put(tmp_path / "spring.csv", export(headings=CODED))
    words = ("spring.csv", "-q", "two-features.yaml", "-o", "answers.csv", "--by-order")
    environment = clean_environment | {"XDG_STATE_HOME": str(tmp_path / "state"), "TERM": "dumb"}
    window = Window(["import", *words], environment, tmp_path)
    try:
        window.see("Is each column what it is taken for? [y/N]: ")
        assert re.search(r"H +Q_f +trust3", window.screen)
        assert not (tmp_path / "answers.csv").exists()
        window.press(key)
        assert window.ends() == ExitCode.DONE
    finally:
        window.end()
    assert (tmp_path / "answers.csv").exists() == written


def test_a_map_of_one_round_reads_the_next_and_says_what_is_different(importing: Call, tmp_path: Path) -> None:
    put(tmp_path / "spring.csv", with_noise())
    importing("spring.csv", "-o", "spring/answers.csv", "--save-map", "map.yaml")
    table = with_noise()
    headings = [*table[0][:2], table[0][3], table[0][2], *table[0][4:9], "And the tea?"]
    put(tmp_path / "autumn.csv", [headings, *([*row[:2], row[3], row[2], *row[4:]] for row in table[1:])])

    code, _, err = importing("autumn.csv", "-o", "autumn/answers.csv", "--map", "map.yaml")

    assert code == ExitCode.DONE
    assert 'Since the map was made, a heading is gone: "How was lunch?".' in err
    assert 'Since the map was made, a heading is new: "And the tea?".' in err
    assert "Since the map was made, a heading is in another place: " in err
    assert answers_of(tmp_path / "autumn" / "answers.csv") == answers_of(tmp_path / "spring" / "answers.csv")


def test_a_saved_map_says_everything_that_was_decided(importing: Call, tmp_path: Path) -> None:
    put(tmp_path / "all.csv", export(teams=("Mill", "Bridge")))

    importing("all.csv", "-o", "answers.csv", "--save-map", "map.yaml", "--team-from", "C", "--numbers", "reversed")

    saved = yaml.safe_load((tmp_path / "map.yaml").read_text(encoding="utf-8"))
    assert saved == {
        "schema": "teamcheck/map/1",
        "tool": "google-forms",
        "headings": "statements",
        "numbers": "reversed",
        "columns": {
            "Timestamp": "ignore",
            "Email Address": "ignore",
            "Ward": "team",
            **dict(zip(STATEMENTS, ("aims1", "aims2", "aims3", "trust1", "trust2", "trust3"), strict=True)),
        },
    }


def test_a_map_can_turn_the_numbers_of_one_column_round(importing: Call, tmp_path: Path) -> None:
    table = export(headings=CODED)
    put(
        tmp_path / "spring.csv",
        [table[0], *([*row[:2], *map(str, sheet)] for row, sheet in zip(table[1:], SHEETS, strict=True))],
    )
    columns = dict(zip(CODED, ("aims1", "aims2", "aims3", "trust1", "trust2", "trust3"), strict=True))
    made = {"schema": "teamcheck/map/1", "columns": {**columns, "Q_b": {"item": "aims2", "numbers": "reversed"}}}
    (tmp_path / "map.yaml").write_text(yaml.safe_dump(made), encoding="utf-8")

    code, _, err = importing("spring.csv", "-o", "answers.csv", "--map", "map.yaml", "--save-map", "again.yaml")

    turned = sorted(tuple(str(6 - point if place == 1 else point) for place, point in enumerate(sheet)) for sheet in SHEETS)
    assert code == ExitCode.DONE, err
    assert answers_of(tmp_path / "answers.csv") == turned
    again = yaml.safe_load((tmp_path / "again.yaml").read_text(encoding="utf-8"))
    assert (again["numbers"], again["columns"]["Q_b"]) == ("as-is", {"item": "aims2", "numbers": "reversed"})


def test_a_map_made_without_numbers_asks_about_the_first_that_comes(importing: Call, tmp_path: Path) -> None:
    put(tmp_path / "spring.csv", export())
    importing("spring.csv", "-o", "spring/answers.csv", "--save-map", "map.yaml")
    table = export()
    table[1][2] = "5"
    put(tmp_path / "autumn.csv", table)

    code, _, err = importing("autumn.csv", "-o", "autumn/answers.csv", "--map", "map.yaml")

    assert (code, "[R020]" in err) == (ExitCode.BAD_INPUT, True)


def test_a_batch_refuses_a_map_that_says_how_an_export_is_read(importing: Call, call: Call, tmp_path: Path) -> None:
    put(tmp_path / "spring.csv", export())
    importing("spring.csv", "-o", "spring/answers.csv", "--save-map", "map.yaml")

    code, _, err = call(
        *("batch", "spring.csv", "-q", "two-features.yaml", "-o", "all", "--map", "map.yaml"), *("--audience", "team")
    )

    assert (code, "which only `teamcheck import` does [R092]" in err) == (ExitCode.BAD_INPUT, True)


def test_codes_link_rounds_and_nothing_else(importing: Call, tmp_path: Path) -> None:
    put(tmp_path / "spring.csv", export())
    put(tmp_path / "autumn.csv", export(SHEETS[::-1], people=[f" {person.upper()}" for person in PEOPLE[::-1]]))
    for name, key in (("spring", "key"), ("autumn", "key"), ("spring", "other-key")):
        assert importing(f"{name}.csv", "-o", f"{key}/{name}.csv", "--link", f"keys/{key}")[0] == ExitCode.DONE

    spring, autumn, other = (
        {row["respondent"]: row["aims1"] for row in rows_of(tmp_path / file)}
        for file in ("key/spring.csv", "key/autumn.csv", "other-key/spring.csv")
    )

    assert spring == autumn
    assert len(spring) == 5
    assert not spring.keys() & other.keys()
    assert all(re.fullmatch("p[a-z2-7]{16}", code) for code in spring)


def test_a_new_key_is_read_by_its_owner_only_and_beside_the_answers_there_is_a_warning(importing: Call, tmp_path: Path) -> None:
    put(tmp_path / "spring.csv", export())

    err = importing("spring.csv", "-o", "answers.csv", "--link", "key")[2]

    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    assert re.fullmatch(r"teamcheck-link-key-1 [0-9a-f]{64}\n", (tmp_path / "key").read_text(encoding="ascii"))
    assert "Warning: key lies beside the answers." in err
    assert stat.S_IMODE((tmp_path / "answers.csv").stat().st_mode) == 0o600


def test_a_key_that_others_can_read_is_pointed_out(importing: Call, tmp_path: Path) -> None:
    put(tmp_path / "spring.csv", export())
    importing("spring.csv", "-o", "a/answers.csv", "--link", "key")
    (tmp_path / "key").chmod(0o644)

    assert 'chmod 600 "key" keeps them out.' in importing("spring.csv", "-o", "b/answers.csv", "--link", "key")[2]


def test_what_is_no_key_is_refused(importing: Call, tmp_path: Path) -> None:
    put(tmp_path / "spring.csv", export())
    (tmp_path / "key").write_text("a secret", encoding="utf-8")

    code, _, err = importing("spring.csv", "-o", "answers.csv", "--link", "key")

    assert (code, "this is no key for linking rounds [R104]" in err) == (ExitCode.BAD_INPUT, True)


def test_rounds_are_not_linked_by_numbers_that_are_new_each_time(importing: Call, tmp_path: Path) -> None:
    table = export()
    put(
        tmp_path / "spring.csv",
        [["ID", "Staff no.", *table[0][2:]], *([str(n), f"S{n}", *row[2:]] for n, row in enumerate(table[1:]))],
    )

    refused = importing("spring.csv", "-o", "answers.csv", "--link", "keys/key")
    code, _, _ = importing("spring.csv", "-o", "answers.csv", "--link", "keys/key", "--link-by", "Staff no.")

    assert (refused[0], "no column tells who somebody is in every round" in refused[2]) == (ExitCode.BAD_INPUT, True)
    assert code == ExitCode.DONE
    assert len({row["respondent"] for row in rows_of(tmp_path / "answers.csv")}) == 5


def test_without_a_key_no_code_is_kept_not_even_one_that_was_there(importing: Call, tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text("respondent,aims1,aims2,aims3,trust1,trust2,trust3\nann,1,2,3,4,5,1\n", encoding="utf-8")

    importing("old.csv", "-o", "answers.csv")

    assert (tmp_path / "answers.csv").read_text(encoding="utf-8") == (
        "team,aims1,aims2,aims3,trust1,trust2,trust3\nold,1,2,3,4,5,1\n"
    )


def test_what_people_were_told_is_written_where_it_is_said_and_travels_with_answers(importing: Call, tmp_path: Path) -> None:
    put(tmp_path / "spring.csv", export())
    importing("spring.csv", "-o", "a/answers.csv")
    importing("spring.csv", "-o", "b/answers.csv", "--audience", "team-and-coach")
    (tmp_path / "spring.policy.yaml").write_text("schema: teamcheck/policy/1\nminimum: 8\ntold: Eight.\n", encoding="utf-8")
    importing("spring.csv", "-o", "c/answers.csv")

    assert not (tmp_path / "a" / "answers.policy.yaml").exists()
    assert "audience: team-and-coach" in (tmp_path / "b" / "answers.policy.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load((tmp_path / "c" / "answers.policy.yaml").read_text(encoding="utf-8")) == {
        "schema": "teamcheck/policy/1",
        "minimum": 8,
        "audience": "team",
        "told": "Eight.",
    }


def test_a_report_says_everything_as_data_without_an_answer(importing: Call, tmp_path: Path) -> None:
    put(tmp_path / "spring.csv", with_noise())
    importing("spring.csv", "-o", "answers.csv", "--report", "out.json", "--link", "keys/key")

    found = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))

    assert (found["schema"], found["comments"], found["linked"]) == ("teamcheck/import/1", 2, 5)
    assert found["teams"] == [{"team": "spring", "round": None, "rows": 5}]
    assert (found["files"][0]["tool"], found["files"][0]["rows"]) == ("google-forms", 5)
    assert found["files"][0]["dropped"] == {"no answer": 1}
    assert [column["meant"] for column in found["files"][0]["columns"]][:4] == ["times", "e-mail addresses", "aims1", "aims2"]
    assert not re.search("example.org|Agree|good|The tea", json.dumps(found))


def test_a_report_of_what_was_refused_quotes_no_answer(importing: Call, tmp_path: Path) -> None:
    table = export()
    table[2][2] = "I quit"
    put(tmp_path / "spring.csv", table)

    code, _, err = importing("spring.csv", "-o", "answers.csv", "--report", "out.json")

    found = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert (code, "I quit" in err) == (ExitCode.BAD_INPUT, True)
    assert [(each["code"], each["row"], each["column"], each["key"]) for each in found["problems"]] == [
        ("R016", 3, "C", "aims1")
    ]
    assert "I quit" not in json.dumps(found)


def test_nothing_is_written_over(importing: Call, tmp_path: Path) -> None:
    put(tmp_path / "spring.csv", export(comments=("Tea",)))
    (tmp_path / "answers.csv").write_text("mine", encoding="utf-8")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "comments.csv").write_text("mine", encoding="utf-8")

    over = importing("spring.csv", "-o", "answers.csv")
    beside = importing("spring.csv", "-o", "b/answers.csv")
    itself = importing("spring.csv", "-o", "spring.csv")

    assert {over[0], beside[0], itself[0]} == {ExitCode.BAD_INPUT}
    assert "there is a file of this name already" in over[2]
    assert "comments of other answers lie here already" in beside[2]
    assert "would take the place of a file that it was made from" in itself[2]
    assert not (tmp_path / "b" / "answers.csv").exists()


def test_standard_input_and_output_serve_pipes(run, tmp_path: Path) -> None:
    put(tmp_path / "spring.csv", export(comments=("Tea",)))
    content = (tmp_path / "spring.csv").read_bytes()

    done = run(*("import", "-", "-q", "two-features.yaml", "-o", "-", "--team-name", "Mill"), stdin=content)

    assert done.code == ExitCode.DONE
    assert sorted(done.out.splitlines()[1:]) == sorted(f"Mill,{','.join(map(str, sheet))}" for sheet in SHEETS)
    assert "comments were not written" in done.err


def test_quiet_says_nothing_but_problems(importing: Call, tmp_path: Path) -> None:
    put(tmp_path / "spring.csv", export())

    assert importing("spring.csv", "-o", "answers.csv", "--quiet") == (ExitCode.DONE, "", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("spring.csv",), "spring.csv is a table of answers: add -o answers.csv to import it."),
        ((".",), ". is a folder: add -o answers.csv to import it."),
        (("sheet.json", "--numbers", "as-is"), "add -o answers.csv."),
        (("-o", "answers.csv"), "name the exports, or a folder with them."),
        (("spring.csv", "-o", "a.csv", "--typed"), "leave one of the two out."),
        (("spring.csv", "-o", "a.csv", "--from", "paper"), "'paper' is none of "),
        (("spring.csv", "-o", "a.csv", "--link-by", "B"), "it is for --link KEYFILE."),
        (("spring.csv", "-o", "a.csv", "--link", "k", "--duplicates", "keep"), "choose last or first."),
        (("spring.csv", "-o", "a.csv", "--by-order", "--map", "m.yaml"), "a map says what columns are"),
        (("spring.csv", "-o", "a.csv", "--team-from", "C", "--team-name", "D"), "give one of the two"),
        (("spring.csv", "-o", "-", "--audience", "team"), "name one with -o."),
        (("spring.csv", "-o", "a.csv", "--report", "./a.csv"), "two results would go into one file"),
        (("spring.csv", "-o", "a.csv", "--save-map", "comments.csv"), "two results would go into one file"),
        (("spring.csv", "-o", "a.csv", "--link", "a.policy.yaml"), "two results would go into one file"),
        (("spring.csv", "-o", "comments.csv"), "two results would go into one file"),
    ],
)
def test_what_does_not_go_together_is_said_in_a_line(words: Sequence[str], said: str, call: Call, tmp_path: Path) -> None:
    put(tmp_path / "spring.csv", export())

    code, out, err = call("import", *words)

    assert (code, out) == (ExitCode.USAGE, "")
    assert said in " ".join(err.split())


def test_a_tool_that_it_is_not_is_refused(importing: Call, tmp_path: Path) -> None:
    put(tmp_path / "plain.csv", [row[2:] for row in export()])

    code, _, err = importing("plain.csv", "-o", "answers.csv", "--from", "google-forms")

    assert (code, "[R093]" in err) == (ExitCode.BAD_INPUT, True)


def test_links_in_a_folder_that_lead_back_to_it_are_followed_once(importing: Call, tmp_path: Path) -> None:
    """Two links to the folder they lie in are 2 ** 40 ways through it."""
    put(tmp_path / "exports" / "spring.csv", export())
    for name in ("one", "two"):
        (tmp_path / "exports" / name).symlink_to(".")

    code, _, err = importing("exports", "-o", "answers.csv")

    assert code == ExitCode.DONE
    assert "5 rows of 1 team (spring)" in err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to whoever runs everything")
def test_a_folder_that_may_not_be_looked_into_is_said(importing: Call, tmp_path: Path) -> None:
    (tmp_path / "exports" / "old").mkdir(parents=True)
    (tmp_path / "exports" / "old").chmod(0)

    assert "the folder cannot be looked into" in importing("exports", "-o", "answers.csv")[2]
    assert "the file cannot be read" in importing("exports/old/one.csv", "-o", "answers.csv")[2]
