"""One made-up round, written as each form tool would write it: by what is known of the tools, not by how they are read.

Every writer takes the same sheets and gives the table of its tool, row by row. Which of them is used, how a cell is written and
how the table becomes bytes is drawn by a seed.
"""

import csv
import html
import json
from collections.abc import Callable, Sequence
from io import StringIO
from random import Random
from typing import NamedTuple

from teamcheck.questionnaire.model import CommentQuestion, Dimension, Item, Questionnaire, Scale
from teamcheck.questionnaire.translation_model import Translation

LABELS = ("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree")
GERMAN = ("Stimme gar nicht zu", "Stimme nicht zu", "Teils, teils", "Stimme zu", "Stimme völlig zu")
CANNOT_SAY, GERMAN_CANNOT_SAY = "I can't say", "Kann ich nicht sagen"
TEXTS = {
    "goals1": "We know our goals - all of them.",
    "goals2": "I can ask/answer freely, here & now.",
    "trust1": "We look back and learn [every week].",
    "trust2": "Less than < 3 things are urgent at once.",
    "trust3": 'We say "no" if need be, 24 hours a day 7',
}
GERMAN_TEXTS = {
    "goals1": "Wir kennen unsere Ziele - alle.",
    "goals2": "Ich kann hier frei fragen/antworten.",
    "trust1": "Wir blicken zurück und lernen [jede Woche].",
    "trust2": "Weniger als < 3 Dinge eilen zugleich.",
    "trust3": "Wir sagen „nein“, wenn es sein muss",
}
STEM = "How much do you agree?"

Sheet = tuple[int | str | None, ...]
Table = list[list[str]]


def questionnaire() -> Questionnaire:
    """Five items in two dimensions, with every sign in their words that makes parting a heading hard."""
    scale = Scale("agree5", 1, 5, dict(enumerate(LABELS, 1)), CANNOT_SAY, frozenset({4, 5}), frozenset({1, 2}))
    items = {name: Item(name, text, "negative" if name == "trust2" else "positive", scale) for name, text in TEXTS.items()}
    words = {
        **{("dimensions", name[:5], "items", name): text for name, text in GERMAN_TEXTS.items()},
        **{("scales", "agree5", "points", str(point)): label for point, label in enumerate(GERMAN, 1)},
        ("scales", "agree5", "not_applicable"): GERMAN_CANNOT_SAY,
    }
    return Questionnaire(
        id="written",
        version="1.0.0",
        language="en",
        title="Written",
        sha256="0" * 64,
        dimensions=(
            Dimension("goals", "Goals", (items["goals1"], items["goals2"])),
            Dimension("trust", "Trust", (items["trust1"], items["trust2"], items["trust3"])),
        ),
        comments=(CommentQuestion("keep", "What should this team keep?"),),
        translations=(Translation(language="de", status="reviewed", words=words),),
    )


class Written(NamedTuple):
    """A file, and what is in it.

    Attributes:
        style: Which writer, and how cells were written.
        content: The bytes.
        sheets: What each person answered, in order: points, or None.
        numbers: What must be said of bare numbers for it to be read; None where nothing need be said.
        broken: How it was broken, so that nobody can know what people answered; empty for a sound file.
    """

    style: tuple[str, str]
    content: bytes
    sheets: list[tuple[int | None, ...]]
    numbers: str | None
    broken: str = ""


Cell = Callable[[int | str | None, Random], str]


def _label(point: int | str | None, _: Random) -> str:
    return "" if point is None else CANNOT_SAY if point == "NA" else LABELS[int(point) - 1]


def _any_language(point: int | str | None, random: Random) -> str:
    german = "" if point is None else GERMAN_CANNOT_SAY if point == "NA" else GERMAN[int(point) - 1]
    return random.choice([_label(point, random), german])


def _both(form: str) -> Cell:
    def cell(point: int | str | None, random: Random) -> str:
        return _label(point, random) if point in (None, "NA") else form.format(point, LABELS[int(str(point)) - 1])

    return cell


def _untidy(point: int | str | None, random: Random) -> str:
    text = _label(point, random)
    return (
        random.choice([text, f"{text}\u00a0", f" {text.upper()} ", text.replace("'", "\u2019"), html.escape(text)])
        if text
        else ""
    )


def _number(point: int | str | None, random: Random) -> str:
    if point in (None, "NA"):
        return random.choice(["", CANNOT_SAY]) if point == "NA" else ""
    return random.choice(["{}", "{}.0", "{},0", "{}\u00a0"]).format(point)


CELLS: dict[str, Cell] = {
    "label": _label,
    "any language": _any_language,
    "5 - label": _both("{0} - {1}"),
    "(5): label": _both("({0}): {1}"),
    "label (5)": _both("{1} ({0})"),
    "untidy label": _untidy,
    "number": _number,
}


def _rows(sheets: Sequence[Sheet], cell: Cell, random: Random) -> Table:
    return [[cell(answer, random) for answer in sheet] for sheet in sheets]


def _texts(random: Random) -> list[str]:
    """The statements, each in one of both languages, with what tools do to them."""
    found = []
    for name, text in TEXTS.items():
        said = random.choice([text, text, GERMAN_TEXTS[name]])
        found.append(random.choice([said, said, said.replace(" ", "\u00a0", 1), f"{said} ", html.escape(said)]))
    return found


def plain(cells: Table, random: Random) -> Table:
    """A table of one's own."""
    headings = random.choice([list(TEXTS), [*TEXTS], _texts(random)])
    return [headings, *cells]


def google_forms(cells: Table, random: Random) -> Table:
    """The sheet of responses of Google Forms."""
    first = random.choice(["Timestamp", "Zeitstempel", "Horodateur", "Carimbo de data/hora"])
    mail = random.random() < 0.4
    headings = [first, *(f"{STEM} [{text}]" for text in _texts(random)), *(["Email Address"] if mail else [])]
    rows = [
        [f"2025/03/0{n % 9 + 1} 10:0{n % 6}:11", *row, *([f"p{n}@example.org"] if mail else [])] for n, row in enumerate(cells)
    ]
    return [headings, *rows]


def ms_forms(cells: Table, random: Random) -> Table:
    """The workbook of Microsoft Forms, saved as text."""
    first = random.choice(
        [["Start time", "Completion time", "Email", "Name"], ["Startzeit", "Fertigstellungszeit", "E-Mail", "Name"]]
    )
    headings = ["ID", *first, *_texts(random)]
    rows = [[str(n + 3), "3/1/25 10:02:11", "3/1/25 10:04:11", "anonymous", "", *row] for n, row in enumerate(cells)]
    return [headings, *rows]


_MONKEY = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name", "Last Name"]


def _of_monkey(n: int) -> list[str]:
    return [str(11899999900 + n), "458", "03/01/2025 10:02:11 AM", "03/01/2025 10:03:11 AM", f"10.0.0.{n}", "", "", ""]


def surveymonkey(cells: Table, random: Random) -> Table:
    """SurveyMonkey, condensed: two rows of headings."""
    texts = _texts(random)
    first = [*_MONKEY, STEM, *[""] * (len(texts) - 1)]
    return [first, [*[""] * len(_MONKEY), *texts], *([*_of_monkey(n), *row] for n, row in enumerate(cells))]


def surveymonkey_expanded(cells: Table, random: Random) -> Table:
    """SurveyMonkey, expanded: a column for each statement and option."""
    options = [*LABELS, CANNOT_SAY]
    second = [f"{text} - {option}" for text in _texts(random) for option in options]
    first = [*_MONKEY, STEM, *[""] * (len(second) - 1)]
    rows = []
    for n, row in enumerate(cells):
        filled = [option if answer == option else "" for answer in row for option in options]
        rows.append([*_of_monkey(n), *filled])
    return [first, [*[""] * len(_MONKEY), *second], *rows]


_QUALTRICS = ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished", "ResponseId"]


def _of_qualtrics(n: int, status: str, finished: bool) -> list[str]:
    done = ["100", "61", "True"] if finished else ["60", "61", "False"]
    return ["2025-03-01 10:02:11", "2025-03-01 10:03:11", status, f"10.0.0.{n}", *done, f"R_{n:015}"]


def qualtrics(cells: Table, random: Random) -> Table:
    """Qualtrics today: tags, texts and import ids; a preview among the answers."""
    tags = random.choice([list(TEXTS), [f"Q2_{n}" for n in range(1, 6)], [f"Q2_{name}" for name in TEXTS]])
    texts = [f"{STEM} - {text}" for text in _texts(random)]
    ids = [
        json.dumps({"ImportId": name})
        for name in ("startDate", "endDate", "status", "ip", "progress", "duration", "finished", "_recordId")
    ]
    third = [*ids, *(json.dumps({"ImportId": f"QID2_{n}"}) for n in range(1, 6))]
    rows = [[*_of_qualtrics(n, "IP Address", random.random() < 0.8), *row] for n, row in enumerate(cells)]
    if rows and random.random() < 0.4:
        rows.insert(random.randrange(len(rows) + 1), [*_of_qualtrics(999, "Survey Preview", True), *rows[0][len(_QUALTRICS) :]])
    return [[*_QUALTRICS, *tags], [*_QUALTRICS, *texts], third, *rows]


def qualtrics_legacy(cells: Table, random: Random) -> Table:
    """Qualtrics of old: two rows of headings."""
    system = [
        "ResponseID",
        "ResponseSet",
        "Name",
        "ExternalDataReference",
        "EmailAddress",
        "IPAddress",
        "Status",
        "StartDate",
        "EndDate",
        "Finished",
    ]
    texts = [f"{STEM}-{text}" for text in _texts(random)]
    first = [*(f"V{n}" for n in range(1, 11)), *random.choice([list(TEXTS), [f"Q2_{n}" for n in range(1, 6)]])]
    rows = [
        [f"R_{n:015}", "Default", "", "", "", "10.0.0.1", "0", "2013-01-01 10:00:00", "2013-01-01 10:09:00", "1", *row]
        for n, row in enumerate(cells)
    ]
    return [first, [*system, *texts], *rows]


def limesurvey(cells: Table, random: Random) -> Table:
    """LimeSurvey, with its three headings that can be read."""
    texts = [html.escape(html.unescape(text), quote=False) for text in _texts(random)]
    style = random.choice(["code", "full", "both"])
    system = ["id", "submitdate", "lastpage", "startlanguage", "seed"]
    headings = [f"safe[{name}]" for name in TEXTS]
    if style == "full":
        system = random.choice(
            [
                ["Response ID", "Date submitted", "Last page", "Start language", "Seed"],
                ["Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache", "Zufallsstartwert"],
            ]
        )
        headings = [f"{STEM} [{text}]" for text in texts]
    if style == "both":
        system = [f"{name}. {name}" for name in system]
        headings = [f"{code}. {STEM} [{text}]" for code, text in zip(headings, texts, strict=True)]
    rows = [
        [str(n + 1), "1980-01-01 00:00:00" if random.random() < 0.8 else "", "1", "en", "123", *row]
        for n, row in enumerate(cells)
    ]
    return [[*system, *headings], *rows]


def typeform(cells: Table, random: Random) -> Table:
    """Typeform, old and new."""
    last = ["Start Date (UTC)", "Submit Date (UTC)", "Network ID"]
    texts = [
        f"<strong>{html.escape(html.unescape(text))}</strong>" if random.random() < 0.3 else text for text in _texts(random)
    ]
    rows = [[f"{n:032x}", *row, "2025-03-01 10:00:00", "2025-03-01 10:01:00", f"{n + 7:010x}"] for n, row in enumerate(cells)]
    return [["#", *texts, *last], *rows]


def kobo(cells: Table, random: Random) -> Table:
    """KoboToolbox by names or by labels, with a submission that was not approved."""
    start, end = ["start", "end"], ["_id", "_uuid", "_submission_time", "_validation_status", "_index"]
    prefix = random.choice(["", "safe/"])
    names = [f"{prefix}{name}" for name in TEXTS]
    labels = [f"{random.choice(['', STEM + '/'])}{text}" for text in _texts(random)]
    rows = [
        [
            "2025-03-01T10:00:00",
            "2025-03-01T10:01:00",
            *row,
            str(n),
            f"6b1b3c9e-0000-4000-8000-{n:012}",
            "2025-03-01T10:02:00",
            "",
            str(n + 1),
        ]
        for n, row in enumerate(cells)
    ]
    if rows and random.random() < 0.4:
        refused = [*rows[0][:-5], "999", "6b1b3c9e-0000-4000-8000-999999999999", "2025-03-01T10:02:00", "Not approved", "999"]
        rows.insert(random.randrange(len(rows) + 1), refused)
    return [[*start, *random.choice([names, labels]), *end], *rows]


def odk(cells: Table, random: Random) -> Table:
    """ODK Central."""
    names = [f"{random.choice(['', 'safe-'])}{name}" for name in TEXTS]
    end = ["meta-instanceID", "KEY", "SubmitterID", "ReviewState", "FormVersion"]
    rows = [
        ["2025-03-01T10:00:00Z", *row, f"uuid:{n}", f"uuid:{n}", "3", random.choice(["", "approved"]), "1"]
        for n, row in enumerate(cells)
    ]
    if rows and random.random() < 0.4:
        rows.append([*rows[0][:-5], "uuid:999", "uuid:999", "3", "rejected", "1"])
    return [["SubmissionDate", *names, *end], *rows]


def redcap(cells: Table, random: Random) -> Table:
    """REDCap, raw, with rows of another form."""
    rows = [[str(n + 1), "", *row, "2"] for n, row in enumerate(cells)]
    rows = [
        each for row in rows for each in ([row] if random.random() < 0.7 else [row, [row[0], "visits", *[""] * (len(row) - 2)]])
    ]
    return [["record_id", "redcap_repeat_instrument", *TEXTS, "check_complete"], *rows]


def jotform(cells: Table, random: Random) -> Table:
    """Jotform with an input table."""
    headings = ["Submission Date", *(f"{STEM} >> {text}" for text in _texts(random)), "Submission ID"]
    return [headings, *(["Mar 1, 2025", *row, str(5500000000000000000 + n)] for n, row in enumerate(cells))]


WRITERS = {
    writer.__name__: writer
    for writer in (
        plain,
        google_forms,
        ms_forms,
        surveymonkey,
        surveymonkey_expanded,
        qualtrics,
        qualtrics_legacy,
        limesurvey,
        typeform,
        kobo,
        odk,
        redcap,
        jotform,
    )
}


def _one_cell(text: str) -> Callable[[Table, Random], None]:
    def change(cells: Table, random: Random) -> None:
        row = random.choice(cells)
        row[random.randrange(len(row))] = text

    return change


def _unlike_numbers(cells: Table, random: Random) -> None:
    """One answer says that 1 is the best."""
    place = random.randrange(len(TEXTS))
    random.choice(cells)[place] = "1 - Strongly agree"


#: What is done to cells so that no answer can be read from one of them.
CELLS_BROKEN: dict[str, Callable[[Table, Random], None]] = {
    "unknown label": _one_cell("Agree a little"),
    "near label": _one_cell("Strongly agreed"),
    "number out of range": _one_cell("6"),
    "half a point": _one_cell("3.5"),
    "letters lost": _one_cell("????????? ????"),
    "two answers": _one_cell("Agree, Disagree"),
    "number against label": _unlike_numbers,
}


def _no_column(table: Table, name: str) -> None:
    """A statement is gone, heading and answers."""
    place = len(table[-1]) - 1 if name in ("plain", "surveymonkey") else _first_item(name)
    for row in table:
        del row[place]


def _near_statement(table: Table, name: str) -> None:
    """A statement was put in other words after somebody had copied it."""
    place = _first_item(name)
    for row in table[: HEADING_ROWS.get(name, 1)]:
        if row[place]:
            row[place] = "We know most of our goals"


def _row_too_long(table: Table, name: str) -> None:  # noqa: ARG001  as of the others
    table[-1].append("5")


#: What is done to tables.
TABLES_BROKEN: dict[str, Callable[[Table, str], None]] = {
    "no column": _no_column,
    "near statement": _near_statement,
    "row too long": _row_too_long,
}
HEADING_ROWS = {"surveymonkey": 2, "qualtrics": 3, "qualtrics_legacy": 2}
_BEFORE = {
    "google_forms": 1,
    "ms_forms": 5,
    "surveymonkey": len(_MONKEY),
    "qualtrics": len(_QUALTRICS),
    "qualtrics_legacy": 10,
    "limesurvey": 5,
    "typeform": 1,
    "kobo": 2,
    "odk": 1,
    "redcap": 2,
    "jotform": 1,
}


def _first_item(name: str) -> int:
    """The column of the first statement."""
    return _BEFORE.get(name, 0)


def _bytes(table: Table, random: Random) -> bytes:
    """A table as the bytes of a file."""
    text = StringIO(newline="")
    delimiter = random.choice(",,;\t")
    ends = random.choice(["\n", "\r\n"])
    writer = csv.writer(
        text, delimiter=delimiter, lineterminator=ends, quoting=random.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    )
    writer.writerows(table)
    said = f"sep={delimiter}{ends}" if random.random() < 0.1 else ""
    last = random.choice(["", "", ends])
    whole = f"{said}{text.getvalue()}{last}"
    encoding = random.choice(["utf-8", "utf-8-sig", "utf-8-sig", "utf-16", "cp1252"])
    return whole.encode(encoding)


def written(seed: int) -> Written:
    """A made-up round in a file, by a seed."""
    random = Random(seed)
    sheets: list[Sheet] = [
        tuple(random.choice([1, 2, 3, 4, 5, 5, 4, "NA", None]) for _ in TEXTS) for _ in range(random.randint(1, 7))
    ]
    sheets = [sheet for sheet in sheets if any(isinstance(answer, int) for answer in sheet)] or [(1, 2, 3, 4, 5)]
    name, style = random.choice([*WRITERS]), random.choice([*CELLS])
    if name == "surveymonkey_expanded":
        style = "label"
    cells = _rows(sheets, CELLS[style], random)
    broken = random.choice([*CELLS_BROKEN, *TABLES_BROKEN]) if random.random() < 0.3 and name != "surveymonkey_expanded" else ""
    if broken in CELLS_BROKEN:
        CELLS_BROKEN[broken](cells, random)
    table = WRITERS[name](cells, random)
    if broken in TABLES_BROKEN:
        TABLES_BROKEN[broken](table, name)
    points = [tuple(answer if isinstance(answer, int) else None for answer in sheet) for sheet in sheets]
    return Written((name, style), _bytes(table, random), points, "as-is" if style == "number" else None, broken)
