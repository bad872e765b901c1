"""docs/a-year.md is what happens: a year of a made-up team, typed as it stands there, and nobody's answer in what came of it.

Notes in the page, which a reader does not see, say on which day something is typed, and what a person does in between:

- ``day``: the commands below are typed on that day; ``exit``: the code of the last one (0); ``sheets``: what is keyed in from
  paper; ``files``: sheets that came back from the page that was sent out, into ``came-back``.
- ``write``, ``add to``, ``put into``: the lines below are a file, go below a file, or take the place of lines of a file from
  the first of them on (that line alone, or ``up to`` some words); ``decide``: nothing but what follows; ``else: show``: every
  comment that is undecided then is shown.
"""

import csv
import io
import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.collect.answer_code import code_form, write_code
from teamcheck.collect.round_file import read_round
from teamcheck.collect.sheet import Sheet
from teamcheck.collect.told import of_round
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.report.comparison.render import render_comparison
from teamcheck.report.debrief.render import render_debrief
from teamcheck.report.render import render_report
from teamcheck.scorecard.comparison.model import PublicComparison
from teamcheck.scorecard.public import PublicScorecard

pytestmark = pytest.mark.slow

STEP = re.compile(r"^<!-- (?P<notes>.+?) -->\n(?:```\w+\n(?P<text>.*?)^```$)?", re.MULTILINE | re.DOTALL)
FENCE = re.compile(r"^```(?:console|yaml)$", re.MULTILINE)
#: A command by which teamcheck is run on a day: every module that reads the clock is told another day.
ON_A_DAY = """\
#!{python}
import importlib, os, sys
from datetime import date

class Day(date):
    @classmethod
    def today(cls):
        return date.fromisoformat(os.environ["DAY"])

for name in {readers}:
    importlib.import_module(name).date = Day
from teamcheck.cli.main import main
sys.exit(main())
"""
#: Every file by its path, with what is in it.
Files = dict[str, bytes]
QUESTIONS = load_questionnaire("seven-features")
ITEMS = [item.id for item in QUESTIONS.items]
#: Of each sheet: a line for each feature, one for each open question, and that it is right.
LINES = len(QUESTIONS.dimensions) + len(QUESTIONS.comments) + 1


def readers_of_the_day(root: Path) -> list[str]:
    """The modules of the command line that ask which day it is."""
    found = [file for file in (root / "teamcheck" / "cli").rglob("*.py") if "date.today()" in file.read_text(encoding="utf-8")]
    return [".".join(file.relative_to(root).with_suffix("").parts) for file in found]


@dataclass
class Year:
    """The folder in which the year goes by, what was typed there, and every file as it was after each command."""

    folder: Path
    environment: dict[str, str]
    data: Path
    here: Path = field(init=False)
    faults: list[str] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    days: dict[str, Files] = field(default_factory=dict)
    ever: dict[str, set[bytes]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        self.here = self.folder

    def look(self, day: str) -> None:
        """Keep what every file holds now."""
        found = {
            file.relative_to(self.folder).as_posix(): file.read_bytes() for file in self.folder.rglob("*") if file.is_file()
        }
        self.days[day] = found
        for name, content in found.items():
            self.ever[name].add(content)

    def text(self, name: str) -> str:
        """The only text that a file ever had."""
        (content,) = self.ever[f"quayside/{name}"]
        return content.decode("utf-8")

    def again(self, day: str, folder: Path, team: str = "quayside") -> Path:
        """What lay in a folder at the end of a day, laid out somewhere else."""
        for name, content in self.days[day].items():
            if name.startswith(f"{team}/"):
                place = folder / name.removeprefix(f"{team}/")
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content)
        return folder

    def sheets(self, name: str) -> list[list[str]]:
        """The lines of each person's sheet."""
        lines = (self.data / name).read_text(encoding="utf-8").splitlines()
        return [lines[start : start + LINES] for start in range(0, len(lines), LINES)]

    def type_line(self, line: str, day: str, keyed: bytes = b"", *, here: Path | None = None) -> tuple[int, str]:
        done = subprocess.run(
            ["sh", "-c", line],
            cwd=here or self.here,
            env=self.environment | {"DAY": day},
            input=keyed,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=120,
        )
        return done.returncode, done.stdout.decode("utf-8")


def answers_of(sheet: list[str]) -> dict[str, int]:
    """The points that a person chose."""
    marks = "".join(sheet[: len(QUESTIONS.dimensions)])
    return {id_: int(mark) for id_, mark in zip(ITEMS, marks, strict=True) if mark != "-"}


def agrees(shown: str, actual: str) -> bool:
    """Whether an output is the one that is shown; a line ``...`` stands for any number of lines."""
    pattern = "".join(r"(?:.*\n)*" if line == "..." else re.escape(line) + r"\n" for line in shown.splitlines())
    return re.fullmatch(pattern, actual) is not None


def live(page: str, year: Year) -> None:
    """Do all that the page says, in its order, up to the first thing that comes out otherwise."""
    for step in STEP.finditer(page):
        if year.faults:
            return
        notes = dict(note.split(": ", 1) for note in step["notes"].split("; "))
        if "day" in notes:
            commands(year, notes, step["text"])
        else:
            by_hand(year, notes, step["text"])


def commands(year: Year, notes: dict[str, str], text: str) -> None:
    if "files" in notes:
        come_back(year, notes["files"])
    keyed = (year.data / notes["sheets"]).read_bytes() if "sheets" in notes else b""
    parts = re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]
    for place, part in enumerate(parts):
        line, _, shown = part.partition("\n")
        if line.startswith("cd "):
            year.here = (year.here / line.removeprefix("cd ")).resolve()
            continue
        code, said = year.type_line(line, notes["day"], keyed if "--typed" in line else b"")
        expected = int(notes.get("exit", 0)) if place == len(parts) - 1 else 0
        year.typed.append(line)
        year.look(notes["day"])
        if code != expected or not agrees(shown, said):
            year.faults.append(f"{line}\n[{code}] {said}")


def come_back(year: Year, name: str) -> None:
    """Let people answer on the page that was sent out, and send back what it saved."""
    (year.here / "came-back").mkdir()
    form = code_form(read_round(year.here))
    for place, sheet in enumerate(year.sheets(name)):
        words = dict(zip([question.id for question in QUESTIONS.comments], sheet[len(QUESTIONS.dimensions) :], strict=False))
        code = write_code(Sheet(answers_of(sheet)), form, place)
        saved = {"schema": "teamcheck/sheet/1", "form": form.identity, "code": code}
        comments = {id_: text for id_, text in words.items() if text}
        file = year.here / "came-back" / f"teamcheck-answers-{place}.json"
        file.write_text(json.dumps(saved | {"comments": comments}), encoding="utf-8")


def by_hand(year: Year, notes: dict[str, str], lines: str) -> None:
    """What a person writes into a file."""
    ((what, name),) = ((what, name) for what, name in notes.items() if what in {"write", "add to", "put into", "decide"})
    file = year.here / name
    text = file.read_text(encoding="utf-8")
    if what == "write":
        text = lines
    elif what == "add to":
        text += lines
    elif what == "put into":
        first = lines.partition("\n")[0] + "\n"
        before, found, after = text.partition(first)
        assert found, f"{name} has no line {first}"
        text = before + lines + (after.partition(notes["up to"] + "\n")[2] if "up to" in notes else after)
    if notes.get("else") == "show":
        text = text.replace("decide: undecided", "decide: show")
    file.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "a-year.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def lived(root: Path, page: str, tmp_path_factory: pytest.TempPathFactory, clean_environment: dict[str, str]) -> Year:
    """The year as it went by, up to where it broke off if it did."""
    folder = tmp_path_factory.mktemp("year")
    (folder / "programs").mkdir()
    command = folder / "programs" / "teamcheck"
    command.write_text(ON_A_DAY.format(python=sys.executable, readers=readers_of_the_day(root)), encoding="utf-8")
    command.chmod(0o755)
    environment = clean_environment | {
        "PATH": f"{command.parent}:{clean_environment['PATH']}",
        "XDG_STATE_HOME": str(folder / "state"),
    }
    (folder / "work").mkdir()
    year = Year(folder / "work", environment, Path(__file__).parent / "year")
    live(page, year)
    return year


@pytest.fixture
def year(lived: Year) -> Year:
    """The whole year."""
    if lived.faults:
        pytest.fail("the year broke off: see the test of what the page shows")
    return lived


def test_every_block_of_the_page_is_done(page: str) -> None:
    assert len(FENCE.findall(page)) == sum(step["text"] is not None for step in STEP.finditer(page)) > 15


def test_everything_comes_out_as_the_page_shows_it(lived: Year) -> None:
    assert "".join(lived.faults) == ""
    assert len(lived.typed) > 30


OF_A_ROUND = {
    *("round.yaml", "seven-features.yaml", "README.md", "invitation.txt", "privacy-notice.html"),
    *("answers.policy.yaml", "figures.json", "teamcheck.ledger.json", "plan.yaml"),
    *("quayside.html", "quayside.coach.html", "quayside.debrief.html"),
}
ROUNDS = {"spring": "2026-03-27", "autumn": "2026-12-02"}
ANSWERED = {"answers.csv", "comments.csv", "comments.review.yaml"}


def test_every_file_of_the_year_lies_where_the_page_says(year: Year) -> None:
    spring, autumn = OF_A_ROUND | {"form-print.html", "plan.html", "plan.csv"}, OF_A_ROUND | {"form.html"} | ANSWERED
    beside = {"quayside.compare.html", "compare.json", "again.html"}

    left = {name.removeprefix("quayside/") for name in year.days["2027-03-03"]}

    assert left == {*(f"spring/{name}" for name in spring), *(f"autumn/{name}" for name in autumn), *beside}
    assert {name.removeprefix("quayside/spring/") for name in year.ever if "/spring/" in name} == spring | ANSWERED
    boxes = [*(year.folder.parent / "state" / "teamcheck" / "rounds").iterdir()]
    assert [sorted(file.name for file in box.iterdir()) for box in boxes] == [["box.json", "lock"]] * 2


def test_the_page_says_of_every_file_what_it_is(page: str, year: Year) -> None:
    table = page.partition("## Which file is what")[2].partition("\n## ")[0]
    named = [name for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in re.findall(r"`(.+?)`", row)]

    assert sorted(named) == sorted({Path(name).name for name in year.ever if "/came-back/" not in name})


def parts(answers: dict[str, str]) -> list[tuple[str, ...]]:
    """What a row or a sheet says of each feature."""
    return [tuple(answers[item.id] for item in dimension.items) for dimension in QUESTIONS.dimensions]


@pytest.mark.parametrize("name", ROUNDS)
def test_no_row_that_is_kept_is_a_person_and_none_is_lost(name: str, year: Year) -> None:
    sheets = [{id_: str(answers_of(sheet).get(id_, "")) for id_ in ITEMS} for sheet in year.sheets(f"{name}.txt")]
    rows = [*csv.DictReader(io.StringIO(year.text(f"{name}/answers.csv")))]

    for kept, given in zip(zip(*map(parts, rows), strict=True), zip(*map(parts, sheets), strict=True), strict=True):
        assert Counter(kept) == Counter(given)
    assert [row for row in rows if {id_: row[id_] for id_ in ITEMS} in sheets] == []


def test_no_file_of_the_year_holds_what_one_person_answered_to_all(year: Year) -> None:
    sheets = [sheet for name in ROUNDS for sheet in year.sheets(f"{name}.txt")]
    people = [("".join(sheet[: len(QUESTIONS.dimensions)]), ",".join(map(str, answers_of(sheet).values()))) for sheet in sheets]
    state = [file.read_bytes() for file in (year.folder.parent / "state").rglob("*") if file.is_file()]
    own = [content for name, versions in year.ever.items() if "/came-back/" not in name for content in versions]

    assert len(people) == 19
    assert len(own) > 40
    for content in [*own, *state]:
        marks = re.sub(rb"[^0-9-]", b"", content).decode()
        assert [answers for answers in people if answers[0] in marks or answers[1].encode() in content] == []


def test_what_gave_somebody_away_stands_only_where_the_coach_reads_it(year: Year) -> None:
    found = {name for name, versions in year.ever.items() for content in versions if b"red bicycle" in content}

    assert found == {"quayside/spring/comments.csv", "quayside/spring/comments.review.yaml"}
    assert "Say who decides what.<" in year.text("spring/quayside.html")


def card_of(year: Year, name: str) -> PublicScorecard:
    """What may be shown of a round, as the file of its figures has it."""
    (team,) = json.loads(year.text(f"{name}/figures.json"))["teams"]
    return PublicScorecard.model_validate_json(json.dumps(team))


@pytest.mark.parametrize("name", ROUNDS)
def test_every_page_of_a_round_is_made_of_its_protected_figures_and_what_people_were_told(name: str, year: Year) -> None:
    card, of = card_of(year, name), of_round(read_round(year.folder / "quayside" / name), "en")

    assert card.protected
    assert year.text(f"{name}/quayside.html") == render_report(card, QUESTIONS, of_round=of)
    assert year.text(f"{name}/quayside.coach.html") == render_report(card, QUESTIONS, copy="coach", of_round=of)
    assert year.text(f"{name}/quayside.debrief.html") == render_debrief(card, QUESTIONS, of_round=of)


def test_the_comparison_is_made_of_its_figures_alone_and_they_are_those_of_the_two_reports(year: Year) -> None:
    compared = PublicComparison.model_validate_json(year.text("compare.json"))
    printed = [[(each.id, each.n, each.score) for each in card_of(year, name).dimensions] for name in ROUNDS]

    assert year.text("quayside.compare.html") == render_comparison(compared)
    assert [
        [(each.id, each.rounds[place].n, each.rounds[place].score) for each in compared.dimensions] for place in (0, 1)
    ] == (printed)
    assert {each.verdict for each in compared.dimensions} == {"cannot tell"}


def test_the_plan_stands_in_the_comparison_in_the_teams_words_and_as_no_cause(year: Year) -> None:
    page = year.text("quayside.compare.html")

    for words in ("Write on one page what our team is for", "You say that it helped a little.", "You did a part of it."):
        assert words in page
    assert "This page cannot say what caused a change." in page
    assert "it hangs beside the kettle" in year.days["2026-06-24"]["quayside/spring/plan.html"].decode("utf-8")


def test_pages_of_the_plan_hold_no_number_that_the_team_did_not_write(year: Year) -> None:
    plans = {b for version in year.ever["quayside/spring/plan.yaml"] for b in re.findall(rb"\d+", version)}
    ours = {b"%d" % number for number in (1, 2, 24, 23, 30, 60, 90)}  # how many, and the days that teamcheck counted
    for name in ("spring/plan.html", "spring/plan.csv"):
        for version in year.ever[f"quayside/{name}"]:
            seen = re.sub(rb"(?s)<style>.*?</style>|<[^>]*>|&#\d+;", b" ", version)
            assert {number.lstrip(b"0") for number in re.findall(rb"\d+", seen)} - {n.lstrip(b"0") for n in plans} <= ours


def test_check_ins_change_no_figure(year: Year, tmp_path: Path) -> None:
    before = year.again("2026-12-02", tmp_path / "before")
    code, figures = year.type_line("teamcheck score -f json -o -", "2026-12-02", here=before / "spring")
    assert (code, figures) == (ExitCode.DONE, year.text("spring/figures.json"))

    (before / "spring" / "plan.yaml").unlink()
    code, compared = year.type_line("teamcheck compare spring autumn -f json -o - --quiet", "2026-12-02", here=before)
    without, with_plan = json.loads(compared), json.loads(year.text("compare.json"))
    assert (without.pop("plan"), len(with_plan.pop("plan"))) == (None, 2)
    assert without == with_plan


def test_everything_with_figures_was_looked_at_before_it_was_given_out(year: Year) -> None:
    held = {name.removeprefix("quayside/") for name in year.ever if name.endswith(".json") and "/came-back/" not in name}
    (audit,) = (line for line in year.typed if line.startswith("teamcheck audit") and "compare" in line)

    assert {*audit.split()[2:]} == {name for name in held if "ledger" not in name}


def test_the_ledger_lies_beside_the_answers_and_names_nobody(year: Year) -> None:
    ledgers = {name: versions for name, versions in year.ever.items() if "ledger" in name}

    assert sorted(ledgers) == ["quayside/autumn/teamcheck.ledger.json", "quayside/spring/teamcheck.ledger.json"]
    assert all(b"Quayside" not in version and b"kettle" not in version for each in ledgers.values() for version in each)
    assert "quayside/spring/teamcheck.ledger.json" not in year.days["2026-03-13"]


@pytest.mark.parametrize("command", ["report", "report --for coach -o coach.html", "score -f json -o -", "plan new -o -"])
def test_a_late_sheet_changes_nothing_that_is_out(command: str, year: Year, tmp_path: Path) -> None:
    spring = year.again("2026-03-27", tmp_path, "quayside/spring")
    late = year.sheets("autumn.txt")[0]
    assert year.type_line("teamcheck import --typed", "2026-03-27", "\n".join([*late, ""]).encode(), here=spring)[0] == (
        ExitCode.BAD_INPUT
    )
    row = ["Quayside", "2026-03", *(str(answers_of(late).get(id_, "")) for id_ in ITEMS)]
    with (spring / "answers.csv").open("a", encoding="utf-8") as file:
        file.write(",".join(row) + "\n")
    before = (spring / "quayside.html").read_bytes()

    code, said = year.type_line(f"teamcheck {command}", "2026-03-27", here=spring)

    assert (code, "[R080]" in said) == (ExitCode.BAD_INPUT, True), said
    assert (spring / "quayside.html").read_bytes() == before


def test_the_hour_of_the_page_is_that_of_the_guide(page: str, year: Year) -> None:
    shown = re.findall(r"^\| (\d+) min \| \*\*(.+?)\*\*", page, re.MULTILINE)
    guide = year.text("spring/quayside.debrief.html").partition(">60 minutes<")[2].partition(">90 minutes<")[0]
    rows = [" ".join(re.sub(r"<[^>]*>", " ", row).split()) for row in re.split(r"<tr>", guide)[2:]]

    assert sum(int(minutes) for minutes, _ in shown) == 60
    assert [re.match(r"(\d+) min \(\d+ to \d+\) (.*)", row).groups() for row in rows] != []
    for (minutes, part), row in zip(shown, rows, strict=True):
        assert re.match(rf"{minutes} min \(\d+ to \d+\) {re.escape(part)} ", row)


def test_the_coach_is_told_to_go_slowly_with_this_team(year: Year) -> None:
    assert "Go slowly with this team" in year.text("spring/quayside.coach.html")
    assert "Go slowly with this team" not in year.text("spring/quayside.html")
