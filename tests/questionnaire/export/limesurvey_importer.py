"""A stand-in for LimeSurvey's importer of tab-separated surveys: what it does, written anew from how version 6 behaves.

LimeSurvey is no package that a test could call. This reads a file as it does, in the places where that is not what one expects,
and raises where it would drop, fill in or break off. Trying the real one is work by hand, before a release.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

#: Bytes from which the encoding is guessed.
SEEN = 10_000
COLUMNS = 16


class LimeSurveyError(Exception):
    """What the importer would break off at, or lose."""


@dataclass
class Question:
    """A question in one language: below it are statements (or options) and answers, each by its code."""

    kind: str
    text: str
    group: str
    mandatory: str
    below: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    more: dict[str, str] = field(default_factory=dict)


@dataclass
class Survey:
    """What is there after the import."""

    settings: dict[str, str]
    texts: dict[str, dict[str, str]]
    questions: dict[str, dict[str, Question]]


def imported(content: bytes) -> Survey:
    """The survey that LimeSurvey would make of a file.

    Raises:
        LimeSurveyError: It would lose something, or break off.
    """
    rows = [*_rows(content)]
    settings = {row["name"]: row["text"] for row in rows if row["class"] == "S"}
    languages = [settings["language"], *settings.get("additional_languages", "").split()]
    texts: dict[str, dict[str, str]] = {language: {} for language in languages}
    questions: dict[str, dict[str, Question]] = {language: {} for language in languages}
    group = ""
    question = None
    for row in rows:
        if row["class"] == "SL":
            texts[row["language"]][row["name"]] = row["text"]
        elif row["class"] == "G":
            group = row["name"]
            _check(len(group) <= 100, "the name of a group is cut")
        elif row["class"] == "Q":
            _check_question(row, questions[row["language"]])
            question = Question(row["type/scale"], row["text"], group, row["mandatory"])
            question.more = {key: row[key] for key in row if key == "max_answers"}
            questions[row["language"]][row["name"]] = question
        elif row["class"] in ("SQ", "A"):
            _add_below(row, question)
        else:
            _check(row["class"] == "S", "a row of no class")
    _check_languages(questions)
    _check(all(len(text["surveyls_title"]) <= 200 for text in texts.values()), "the title is cut")
    return Survey(settings, texts, questions)


def _rows(content: bytes) -> Iterator[dict[str, str]]:
    """Every row by its headings; empty cells are not there."""
    sample = content[:SEEN]
    try:
        sample.decode()
    except UnicodeDecodeError:
        raise LimeSurveyError("the encoding would be guessed from half a letter") from None
    text = re.sub(r"\r\n|[\n\v\f\r\x85\u2028\u2029]", "\n", content.decode())
    headings, *lines = _records(text.removeprefix("\ufeff"))
    _check(text.startswith("\ufeff"), "no mark at the beginning")
    _check(len(headings) >= COLUMNS, "too few columns")
    for line in lines:
        _check(len(line) == len(headings), "a row is ragged")
        cells = (re.sub(r'^"(.*)"$', lambda match: match[1].replace('""', '"'), cell) for cell in line)
        row = {heading: cell for heading, cell in zip(headings, cells, strict=True) if cell}
        _check("class" in row, "a blank row")
        yield row


def _records(text: str) -> Iterator[list[str]]:
    """Records as PHP reads them: within quotes a backslash protects the sign after it, and stays."""
    cells, cell, quoted, place = [], "", False, 0
    while place < len(text):
        sign, after = text[place], text[place + 1 : place + 2]
        if quoted and sign == "\\":
            cell, place = cell + sign + after, place + 1
        elif quoted and sign == '"' and after == '"':
            cell, place = cell + sign, place + 1
        elif sign == '"' and (quoted or not cell):
            quoted = not quoted
        elif not quoted and sign in "\t\n":
            cells, cell = [*cells, cell], ""
            if sign == "\n":
                yield cells
                cells = []
        else:
            cell += sign
        place += 1
    _check(not quoted and not cell and not cells, "the file ends within a record")


def _check_question(row: dict[str, str], questions: dict[str, Question]) -> None:
    name = row["name"]
    _check(re.fullmatch(r"[A-Za-z][A-Za-z0-9]{0,19}", name), f"the code {name} breaks the import off")
    _check(name not in ("self", "that", "this"), f"{name} is a reserved word")
    _check(name.lower() not in {each.lower() for each in questions}, f"the code {name} is there twice")
    _check_text(row)


def _add_below(row: dict[str, str], question: Question | None) -> None:
    _check(question is not None, "nothing to stand below")
    name, codes = row["name"], question.below if row["class"] == "SQ" else question.answers
    pattern = r"[A-Za-z0-9]{1,20}" if row["class"] == "SQ" else r"[A-Za-z0-9]{1,5}"
    _check(re.fullmatch(pattern, name), f"the code {name} breaks the import off")
    _check(row["class"] == "A" or name != "time", "time is a reserved word")
    _check(name.lower() not in {each.lower() for each in codes}, f"the second {name} is dropped")
    _check_text(row)
    codes[name] = row["text"]


def _check_text(row: dict[str, str]) -> None:
    text = row.get("text", "")
    _check(text, f"{row['name']} has no words")
    _check(not re.search(r"\{\S", text), "a formula")
    _check(not re.search(r"<(?!br />)", text), "a tag")


def _check_languages(questions: dict[str, dict[str, Question]]) -> None:
    """What one language lacks is filled in from the first, and nobody is told."""
    shapes = {
        language: [(code, each.kind, [*each.below], [*each.answers]) for code, each in asked.items()]
        for language, asked in questions.items()
    }
    first = next(iter(shapes.values()))
    _check(all(shape == first for shape in shapes.values()), "a language lacks something")


def _check(holds: object, why: str) -> None:
    if not holds:
        raise LimeSurveyError(why)
