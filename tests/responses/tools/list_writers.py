"""What people ticked on two lists, written as each form tool would write it: by what is known of the tools.

Most of them write a column for each option, some one column for all, KoboToolbox and ODK both. Which tool it is, how a box that
is ticked is written, and what is broken, is drawn by a seed.
"""

import csv
import json
from collections import Counter
from collections.abc import Callable
from io import StringIO
from random import Random
from typing import NamedTuple

from teamcheck.questionnaire.model import Checklist, CommentQuestion, Dimension, Item, Option, Questionnaire, Scale
from teamcheck.questionnaire.translation_model import Translation

LABELS = ("Disagree", "Neither", "Agree")
STATEMENT = "We know our goals."
LISTS = {
    "costs": Checklist(
        "costs",
        "What costs us time - and why?",
        3,
        {
            "paper": Option("Forms, and more forms", "raise"),
            "more": Option("Forms", "raise"),
            "no-noise": Option("Noise [inside]", "ours"),
            "ways": Option("Ways / stairs (long)"),
            "apart": Option("Stairs - ways"),
        },
    ),
    "helps": Checklist(
        "helps", "What costs us time?", 2, {"none": Option("None"), "few": Option("Forms"), "quiet": Option("Quiet.")}
    ),
}
GERMAN = {
    ("checklists", "costs", "text"): "Was kostet uns Zeit?",
    **{("checklists", "costs", "options", name): f"{option.text} (de)" for name, option in LISTS["costs"].options.items()},
}
Ticks = tuple[str, ...]


def questionnaire() -> Questionnaire:
    """A statement, two lists whose words begin alike, and a comment; one list in German too."""
    scale = Scale("agree3", 1, 3, dict(enumerate(LABELS, 1)), None, frozenset({3}), frozenset({1}))
    goals = Dimension("goals", "Goals", (Item("goals1", STATEMENT, "positive", scale),))
    return Questionnaire(
        "listed",
        "1.0.0",
        "en",
        "Listed",
        "0" * 64,
        (goals,),
        comments=(CommentQuestion("keep", "What should we keep?"),),
        checklists=(*LISTS.values(),),
        translations=(Translation("de", "reviewed", words=GERMAN),),
    )


class Person(NamedTuple):
    """What one person answered: a point or nothing, and what they ticked on each list."""

    point: int | None
    ticks: dict[str, Ticks]


class Written(NamedTuple):
    """A file: which tool and style, its bytes, the people in it, and how it was broken (empty: it is sound)."""

    style: tuple[str, str]
    content: bytes
    people: list[Person]
    broken: str


class Column(NamedTuple):
    """A column: its headings from the first row to the last, and its cells."""

    headings: list[str]
    cells: list[str]


Block = Callable[[str, list[Ticks], Random], tuple[str, list[Column]]]


def _boxes(
    name: str, sheets: list[Ticks], heading: Callable[[str, str, int], list[str]], marks: Callable[[str, int], tuple[str, str]]
) -> list[Column]:
    """A column for each option: its headings, and the mark of a box that is ticked and of one that is not."""
    found = []
    for number, (option, said) in enumerate(LISTS[name].options.items(), start=1):
        yes, no = marks(said.text, number)
        found.append(Column(heading(option, said.text, number), [yes if option in ticked else no for ticked in sheets]))
    return found


def _in_words(name: str, ticked: Ticks) -> list[str]:
    return [said.text for option, said in LISTS[name].options.items() if option in ticked]


def limesurvey(name: str, sheets: list[Ticks], random: Random) -> tuple[str, list[Column]]:
    """Codes, or codes and words; ``Y`` or words in the language of the export; ``N/A`` where it was never shown."""
    style = random.choice(["Y", "Yes", "Ja"])
    marks = {"Y": ("Y", ""), "Yes": ("Yes", "No"), "Ja": ("Ja", "Nein")}[style]
    asked = LISTS[name].text
    columns = _boxes(
        name, sheets, lambda option, text, _: [f"{name}[{option.replace('-', '')}]. {asked} [{text}]"], lambda *_: marks
    )
    if style != "Y":
        for place, ticked in enumerate(sheets):
            if not ticked and random.random() < 0.3:
                for column in columns:
                    column.cells[place] = "N/A"
    return style, columns


def redcap(name: str, sheets: list[Ticks], random: Random) -> tuple[str, list[Column]]:
    """Raw data, data in words, and words with the labels of checkboxes."""
    style = random.choice(["raw", "checked", "label"])
    marks = {"raw": lambda *_: ("1", "0"), "checked": lambda *_: ("Checked", "Unchecked"), "label": lambda text, _: (text, "")}[
        style
    ]
    return style, _boxes(name, sheets, lambda option, *_: [f"{name}___{option.replace('-', '_')}"], marks)


def typeform(name: str, sheets: list[Ticks], random: Random) -> tuple[str, list[Column]]:  # noqa: ARG001  as of the others
    """The words of the option over the column, and in it."""
    return "words", _boxes(name, sheets, lambda _, text, __: [text], lambda text, _: (text, ""))


def surveymonkey(name: str, sheets: list[Ticks], random: Random) -> tuple[str, list[Column]]:
    """Question over the first column, options in a second row; words or numbers."""
    style = random.choice(["words", "numbers"])

    def heading(_: str, text: str, number: int) -> list[str]:
        return [LISTS[name].text if number == 1 else "", text]

    return style, _boxes(name, sheets, heading, lambda text, number: (text if style == "words" else str(number), ""))


def qualtrics(name: str, sheets: list[Ticks], random: Random) -> tuple[str, list[Column]]:
    """Tags with numbers over words; choice text or numbers; or all in one column."""
    style = random.choice(["words", "ones", "numbers", "joined"])
    asked, tag = LISTS[name].text, random.choice([name, f"Q{len(name)}"])
    if style == "joined":
        return style, [Column([name, asked, '{"ImportId":"QID7"}'], [",".join(_in_words(name, ticked)) for ticked in sheets])]
    selected = random.choice(["", "Selected Choice - "])

    def heading(_: str, text: str, number: int) -> list[str]:
        return [f"{tag}_{number}", f"{asked} - {selected}{text}", json.dumps({"ImportId": "QID7", "choiceId": str(number)})]

    return style, _boxes(
        name, sheets, heading, lambda text, number: ({"words": text, "ones": "1", "numbers": str(number)}[style], "")
    )


def kobo(name: str, sheets: list[Ticks], random: Random) -> tuple[str, list[Column]]:
    """Names or labels; one column, a column for each option, or both; in a group or not."""
    style = random.choice(["names, both", "names, single", "names, separate", "labels, both", "labels, separate"])
    words, kind = style.split(", ")
    head = random.choice(["", "block/"]) + (name if words == "names" else LISTS[name].text)
    separate = _boxes(
        name, sheets, lambda option, text, _: [f"{head}/{option if words == 'names' else text}"], lambda *_: ("1", "0")
    )
    for column in separate:
        column.cells[:] = [cell if ticked else "" for cell, ticked in zip(column.cells, sheets, strict=True)]
    cells = [" ".join(ticked if words == "names" else _in_words(name, ticked)) for ticked in sheets]
    return style, [*([] if kind == "separate" else [Column([head], cells)]), *([] if kind == "single" else separate)]


def odk(name: str, sheets: list[Ticks], random: Random) -> tuple[str, list[Column]]:
    """Names, and a column for each option where somebody asked for it."""
    style = random.choice(["single", "split"])
    head = random.choice(["", "block-"]) + name
    cells = Column([head], [" ".join(ticked) for ticked in sheets])
    return style, [
        cells,
        *(_boxes(name, sheets, lambda option, *_: [f"{head}/{option}"], lambda *_: ("1", "0")) if style == "split" else []),
    ]


def _joined(between: str, last: str = "") -> Block:
    def block(name: str, sheets: list[Ticks], _: Random) -> tuple[str, list[Column]]:
        cells = [between.join(words) + (last if words else "") for words in (_in_words(name, ticked) for ticked in sheets)]
        return "joined", [Column([LISTS[name].text], cells)]

    return block


def plain(name: str, sheets: list[Ticks], random: Random) -> tuple[str, list[Column]]:
    """A table of one's own."""
    style = random.choice(["x", "TRUE"])
    marks = {"x": ("x", ""), "TRUE": ("TRUE", "FALSE")}[style]
    return style, _boxes(name, sheets, lambda option, *_: [f"{name}[{option}]"], lambda *_: marks)


#: Tool to what writes a list, its own columns before and after (headings, then the cell of person ``n``), and the statement.
TOOLS: dict[str, tuple[Block, list[list[str]], list[list[str]], list[str]]] = {
    "limesurvey": (
        limesurvey,
        [["id. Response ID", "{n}"], ["submitdate. Date", "1980-01-01 00:00:00"], ["lastpage. Last page", "1"]],
        [],
        [f"goals[goals1]. How? [{STATEMENT}]"],
    ),
    "redcap": (redcap, [["record_id", "{n}"]], [["check_complete", "2"]], ["goals1"]),
    "typeform": (
        typeform,
        [["#", "{n:032x}"]],
        [["Start Date (UTC)", "2025-03-01 10:00:00"], ["Submit Date (UTC)", "2025-03-01 10:01:00"], ["Network ID", "{n:010x}"]],
        [STATEMENT],
    ),
    "surveymonkey": (
        surveymonkey,
        [["Respondent ID", "", "{n:011}"], ["Collector ID", "", "458"], ["End Date", "", "03/01/2025"]],
        [],
        [STATEMENT, "Response"],
    ),
    "qualtrics": (
        qualtrics,
        [
            ["Progress", "Progress", '{{"ImportId":"progress"}}', "100"],
            ["ResponseId", "Response ID", '{{"ImportId":"_recordId"}}', "R_{n:015}"],
        ],
        [],
        ["goals1", STATEMENT, '{"ImportId":"QID1_1"}'],
    ),
    "kobo": (
        kobo,
        [["start", "2025-03-01T10:00:00"]],
        [["_id", "{n}"], ["_uuid", "6b1b3c9e-0000-4000-8000-{n:012}"], ["_submission_time", "2025-03-01T10:02:00"]],
        ["goals1"],
    ),
    "odk": (odk, [["SubmissionDate", "2025-03-01T10:00:00Z"]], [["KEY", "uuid:{n}"], ["ReviewState", ""]], ["goals1"]),
    "google_forms": (_joined(", "), [["Timestamp", "2025/03/01 10:00:11"]], [], [STATEMENT]),
    "ms_forms": (
        _joined(";", ";"),
        [["ID", "{n}"], ["Start time", "3/1/25 10:02:11"], ["Completion time", "3/1/25 10:04:11"]],
        [],
        [STATEMENT],
    ),
    "jotform": (_joined("\n"), [["Submission Date", "Mar 1, 2025"]], [["Submission ID", "5500000{n}"]], [STATEMENT]),
    "plain": (plain, [], [], ["goals1"]),
}


def _columns(tool: str, people: list[Person], random: Random, broken: str) -> tuple[str, list[Column]] | None:
    """The style and all columns of a file; None where this way of breaking it does not exist there."""
    block, before, after, statement = TOOLS[tool]
    own = [Column(parts[:-1], [parts[-1].format(n=n) for n in range(1, len(people) + 1)]) for parts in (*before, *after)]
    state = random.getstate()
    style, costs = block("costs", [person.ticks["costs"] for person in people], random)
    random.setstate(state)  # both lists in one style
    _, helps = block("helps", [person.ticks["helps"] for person in people], random)
    if broken not in ("", "too many") and not (len(costs) > 1 and BREAK[broken](costs, style, tool, random)):
        return None
    answers = Column(statement, ["" if person.point is None else LABELS[person.point - 1] for person in people])
    if tool == "kobo" and style.startswith("labels"):
        answers = Column([STATEMENT], answers.cells)
    return style, [*own[: len(before)], answers, *costs, *helps, *own[len(before) :]]


def _boxes_of(columns: list[Column]) -> list[Column]:
    return columns[-len(LISTS["costs"].options) :]


def _no_mark(columns: list[Column], style: str, _: str, random: Random) -> bool:  # noqa: ARG001  as of the others
    """A cell says neither yes nor no."""
    cells = random.choice(_boxes_of(columns)).cells
    cells[random.randrange(len(cells))] = random.choice(["maybe", "7", "Forms, more", "Yes and no"])
    return True


def _gone(columns: list[Column], _: str, tool: str, random: Random) -> bool:
    """An option has no column; the question of SurveyMonkey stands over the first, which stays."""
    columns.remove(random.choice(_boxes_of(columns)[tool == "surveymonkey" :]))
    return tool != "typeform" or any(cell for column in columns for cell in column.cells)


def _two_things(columns: list[Column], _: str, __: str, random: Random) -> bool:
    """The column of all options says something else than those of each."""
    boxes = _boxes_of(columns)
    if len(columns) == len(boxes):
        return False
    place = random.randrange(len(boxes[0].cells))
    columns[0].cells[place] = "" if columns[0].cells[place] else "more"
    return True


def _parking(columns: list[Column]) -> Column:
    """The last option under another name, and whoever ticked it."""
    last = _boxes_of(columns)[-1]
    called = [heading.replace("apart", "parking").replace("Stairs - ways", "Parking") for heading in last.headings]
    return Column(called, ["Parking" if cell == "Stairs - ways" else cell for cell in last.cells])


def _other_words(columns: list[Column], style: str, tool: str, _: Random) -> bool:  # noqa: ARG001  as of the others
    """An option has other words in the form; of Qualtrics those of the heading stay with its number."""
    columns[-1] = _parking(columns)
    # over a column of Typeform that nobody ticked nothing tells that it is of a list
    return tool != "typeform" or any(cell for column in columns[:-1] for cell in column.cells)


def _no_such_option(columns: list[Column], style: str, tool: str, random: Random) -> bool:
    """One option more, and ticked; of Typeform it could be another question's."""
    extra = _parking(columns)
    extra.cells[random.randrange(len(extra.cells))] = "Parking" if style in {"words", "label"} else "1"
    columns.append(extra)
    return tool != "typeform"


BREAK: dict[str, Callable[[list[Column], str, str, Random], bool]] = {
    "no mark": _no_mark,
    "a column gone": _gone,
    "two things": _two_things,
    "other words": _other_words,
    "no such option": _no_such_option,
}


def _some(asked: Checklist, random: Random) -> Ticks:
    """As many options of a list as may be ticked, or fewer, in its order."""
    ticked = random.sample([*asked.options], random.randint(0, asked.choose))
    return tuple(option for option in asked.options if option in ticked)


def written(seed: int) -> Written | None:
    """A made-up round in a file, by a seed; None where what is drawn does not exist."""
    random = Random(seed)
    people = []
    for _ in range(random.randint(1, 6)):
        ticks = {name: _some(asked, random) for name, asked in LISTS.items()}
        people.append(Person(random.choice([1, 2, 3, None]), ticks))
    people[0] = people[0]._replace(point=2)  # somebody has answered
    tool = random.choice([*TOOLS])
    broken = random.choice(["too many", *BREAK]) if random.random() < 0.4 else ""
    if broken == "too many":
        people[0] = Person(1, {**people[0].ticks, "costs": (*LISTS["costs"].options,)[:4]})
    made = _columns(tool, people, random, broken)
    if made is None:
        return None
    style, columns = made
    rows = zip(*([*column.headings, *column.cells] for column in columns), strict=True)
    text = StringIO(newline="")
    csv.writer(text, delimiter=random.choice(",;\t"), lineterminator="\r\n").writerows(rows)
    return Written((tool, style), text.getvalue().encode(random.choice(["utf-8", "utf-8-sig", "utf-16"])), people, broken)


def expected(people: list[Person]) -> tuple[Counter[int | None], dict[str, Counter[Ticks]]]:
    """What must be read: the answers of those who gave any or ticked anything, and how many ticked what together."""
    there = [person for person in people if person.point is not None or any(person.ticks.values())]
    ticks = {name: Counter(person.ticks[name] for person in there if person.ticks[name]) for name in LISTS}
    return Counter(person.point for person in there), {name: found for name, found in ticks.items() if found}
