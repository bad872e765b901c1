"""LimeSurvey: a survey as tab-separated text (``Create survey > Import``), which comes back with ids as ``goals[goals1]``.

The rules are those of its importer (``TSVImportSurvey`` and the models it fills, version 6): what it drops, fills in or breaks
off at is in `limesurvey_rules`. LimeSurvey itself cannot be had as a package, so trying it stays work by hand.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from zlib import crc32

from teamcheck.questionnaire.export.form import NOT_APPLICABLE, TEAM, Block, blocks_of, in_every_language, said_first
from teamcheck.questionnaire.export.limesurvey_rules import choice_codes, doubts, option_code, point_codes, tag_of, written
from teamcheck.questionnaire.export.target import Target
from teamcheck.questionnaire.model import Questionnaire

_COLUMNS: Final = (
    "id", "related_id", "class", "type/scale", "name", "relevance", "text", "help", "language", "validation", "mandatory",
    "encrypted", "other", "default", "same_default", "same_script",
)  # fmt: skip
#: A setting of the questions that can be ticked; there only where there is one.
_MOST_TICKED = "max_answers"
#: Nobody is known by what the tool keeps by itself.
_SETTINGS: Final = {"format": "G", "anonymized": "Y", "datestamp": "N", "ipaddr": "N", "refurl": "N", "savetimings": "N"}

#: Bytes of the file from which the importer guesses its encoding; a letter cut in two there would spoil all of them.
_SEEN = 10_000

Line = Mapping[str, str]


def exported(questionnaire: Questionnaire) -> bytes:
    """The survey in all languages, a block of lines for each; the first is that of the questionnaire."""
    lines = [*_survey(questionnaire)]
    for spoken in in_every_language(questionnaire):
        lines += ({**line, "language": tag_of(spoken.language)} for line in _questions(spoken))
    columns = [*_COLUMNS, _MOST_TICKED] if questionnaire.checklists else _COLUMNS
    for blanks in range(5):  # a letter has four bytes at most
        content = _file(columns, [*_description(questionnaire, blanks), *lines])
        if not _is_cut(content):
            break
    return content


def _is_cut(content: bytes) -> bool:
    """Whether the last byte from which the encoding is guessed lies within a letter."""
    return len(content) > _SEEN and 0x80 <= content[_SEEN] < 0xC0


def _file(columns: Sequence[str], lines: list[Line]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", dialect="excel-tab", lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _survey(questionnaire: Questionnaire) -> Iterator[Line]:
    """What the survey is, and what stands above it in each language."""
    others = [tag_of(translation.language) for translation in questionnaire.translations]
    settings = {
        # where a survey of this number is there already, the importer takes another
        "sid": str(100_000 + crc32(questionnaire.id.encode()) % 900_000),
        "language": tag_of(questionnaire.language),
        **({"additional_languages": " ".join(others)} if others else {}),
        **_SETTINGS,
    }
    for name, value in settings.items():
        yield {"class": "S", "name": name, "text": value}
    for spoken in in_every_language(questionnaire):
        for name, text in (("surveyls_title", spoken.title), ("surveyls_welcometext", said_first(spoken))):
            if text:
                yield {"class": "SL", "name": name, "text": written(text), "language": tag_of(spoken.language)}


def _description(questionnaire: Questionnaire, blanks: int) -> Iterator[Line]:
    """A text that nobody sees, to move what comes after it."""
    if blanks:
        yield {
            "class": "SL",
            "name": "surveyls_description",
            "text": " " * blanks,
            "language": tag_of(questionnaire.language),
        }


def _questions(spoken: Questionnaire) -> Iterator[Line]:
    """What is asked, in one language: the statements, block by block, then the other questions."""
    number = 0
    for number, block in enumerate(blocks_of(spoken), start=1):
        yield {"class": "G", "type/scale": str(number), "name": written(block.title)}
        yield from _statements(block)
    rest = [*_background(spoken), *_checklists(spoken), *_comments(spoken)]
    if rest:
        yield {"class": "G", "type/scale": str(number + 1), "name": written(spoken.title)}
        yield from rest


def _question(kind: str, name: str, text: str, **more: str) -> Line:
    return {
        "class": "Q",
        "type/scale": kind,
        "name": name,
        "relevance": "1",
        "text": written(text),
        "mandatory": "N",
        "other": "N",
        **more,
    }


def _below(kind: str, name: str, text: str) -> Line:
    """A statement of a matrix or an option (``SQ``), or an answer that can be chosen (``A``)."""
    return {"class": kind, "type/scale": "0", "name": name, "text": written(text)}


def _statements(block: Block) -> Iterator[Line]:
    for grid in block.grids:
        yield _question("F", grid.id, block.prompt or block.title)
        yield from (_below("SQ", item.id, item.text) for item in grid.items)
        yield from (_below("A", code, grid.scale.label(point)) for point, code in point_codes(grid.scale).items())
        if grid.scale.not_applicable:
            yield _below("A", NOT_APPLICABLE, grid.scale.not_applicable)


def _background(spoken: Questionnaire) -> Iterator[Line]:
    for asked in spoken.background:
        yield _question("L", asked.id, asked.text)
        codes = choice_codes(asked.choices)
        yield from (_below("A", codes[name], text) for name, text in asked.choices.items())


def _checklists(spoken: Questionnaire) -> Iterator[Line]:
    for asked in spoken.checklists:
        yield _question("M", asked.id, asked.text, **{_MOST_TICKED: str(asked.choose)})
        yield from (_below("SQ", option_code(name), option.text) for name, option in asked.options.items())


def _comments(spoken: Questionnaire) -> Iterator[Line]:
    for asked in spoken.comments:
        if asked.id == TEAM:
            yield _question("S", asked.id, asked.text, mandatory="Y")
        else:
            yield _question("T", asked.id, asked.text)


TARGET: Final = Target(
    name="limesurvey",
    title="LimeSurvey",
    suffix=".txt",
    languages="all",
    exported=exported,
    doubts=doubts,
    first="In LimeSurvey: Create survey > Import, choose {file}; look at it in each language, then activate it.",
    last='Afterwards: Responses > Export, as CSV, with "Question code & question text" and "Full answers".',
)
