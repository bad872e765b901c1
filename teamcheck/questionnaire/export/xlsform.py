"""XLSForm: the workbook of which KoboToolbox, ODK and others make a form; answers come back with ids as ``goals/goals1``."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from teamcheck.errors import Problem
from teamcheck.questionnaire.export.checks import cannot_hold, loses, named, shown_texts
from teamcheck.questionnaire.export.form import NOT_APPLICABLE, TEAM, Block, blocks_of, in_every_language, said_first, scales_of
from teamcheck.questionnaire.export.target import Target
from teamcheck.questionnaire.export.workbook import workbook
from teamcheck.questionnaire.language_names import own_name
from teamcheck.questionnaire.lint import place
from teamcheck.questionnaire.model import Questionnaire, Scale

#: Columns that these tools write by themselves, and names that a form cannot have.
_OWN_COLUMNS = frozenset(
    {"start", "end", "today", "deviceid", "username", "simserial", "subscriberid", "phonenumber", "audit", "meta"}
)
#: What the form takes for a reference to another question.
_REFERENCE = re.compile(r"\$\{")
#: What the form shows as emphasis, a heading or a link, and not as it is written.
_MARKED = re.compile(r"([*_])\S(.*\S)?\1|^#|\[.+\]\(.+\)|<\w", re.MULTILINE)

Row = Mapping[str, str]


def exported(questionnaire: Questionnaire) -> bytes:
    """The form in all languages, a column of words for each; the first is that of the questionnaire."""
    return workbook(sheets_of(questionnaire))


def sheets_of(questionnaire: Questionnaire) -> dict[str, list[list[str]]]:
    """Name of each sheet to its rows, the headings first."""
    spoken = in_every_language(questionnaire)
    return {
        "survey": _together(_asked, spoken, ["type", "name"], ["appearance", "required", "constraint"]),
        "choices": _together(_choices, spoken, ["list_name", "name"], []),
        "settings": [
            ["form_title", "form_id", "version", "default_language"],
            [questionnaire.title, questionnaire.id, questionnaire.version, _language(questionnaire.language)],
        ],
    }


def _together(
    rows_of: Callable[[Questionnaire], Iterator[Row]],
    spoken: Sequence[Questionnaire],
    before: Sequence[str],
    after: Sequence[str],
) -> list[list[str]]:
    """The rows of a sheet, which are the same in every language but for the words."""
    in_each = [[*rows_of(each)] for each in spoken]
    used = [name for name in after if any(name in row for row in in_each[0])]
    headings = [*before, *(f"label::{_language(each.language)}" for each in spoken), *used]
    lines = [
        [
            *(row.get(name, "") for name in before),
            *(rows[number].get("label", "") for rows in in_each),
            *(row.get(name, "") for name in used),
        ]
        for number, row in enumerate(in_each[0])
    ]
    return [headings, *lines]


def _language(tag: str) -> str:
    """A language as forms name it: ``Cymraeg (cy)``."""
    return f"{own_name(tag).partition(' (')[0]} ({tag})"


def _asked(spoken: Questionnaire) -> Iterator[Row]:
    """What is asked, in one language, row by row."""
    lists = _lists(spoken)
    if first := said_first(spoken):
        yield {"type": "note", "name": "intro_note", "label": first}
    for block in blocks_of(spoken):
        yield from _block(block, lists)
    for asked in spoken.background:
        yield {"type": f"select_one {lists['background', asked.id]}", "name": asked.id, "label": asked.text}
    for listed in spoken.checklists:
        yield {
            "type": f"select_multiple {lists['checklist', listed.id]}",
            "name": listed.id,
            "label": listed.text,
            "constraint": f"count-selected(.) <= {listed.choose}",
        }
    for question in spoken.comments:
        more = {"required": "yes"} if question.id == TEAM else {"appearance": "multiline"}
        yield {"type": "text", "name": question.id, "label": question.text, **more}


def _block(block: Block, lists: Mapping[tuple[str, str], str]) -> Iterator[Row]:
    """The statements of a dimension; in a table where they are said to belong together."""
    outer = f"{block.grids[0].id}_block"
    if block.prompt:
        yield {"type": "begin_group", "name": outer, "label": block.title}
    for grid in block.grids:
        yield {"type": "begin_group", "name": grid.id, "label": block.prompt or block.title, "appearance": "table-list"}
        for item in grid.items:
            yield {"type": f"select_one {lists['scale', grid.scale.id]}", "name": item.id, "label": item.text}
        yield {"type": "end_group"}
    if block.prompt:
        yield {"type": "end_group"}


def _lists(spoken: Questionnaire) -> dict[tuple[str, str], str]:
    """The name of each list of answers, by what it is for."""
    wanted = [("scale", scale.id) for scale in scales_of(spoken)]
    wanted += [("background", asked.id) for asked in spoken.background]
    wanted += [("checklist", asked.id) for asked in spoken.checklists]
    names: dict[tuple[str, str], str] = {}
    for kind, name in wanted:
        names[kind, name] = f"{name}_{kind}" if name in names.values() else name
    return names


def _choices(spoken: Questionnaire) -> Iterator[Row]:
    """Every answer that can be chosen, in one language; its name is what stands in an answers file."""
    lists = _lists(spoken)
    for scale in scales_of(spoken):
        for name, label in _answers(scale).items():
            yield {"list_name": lists["scale", scale.id], "name": name, "label": label}
    for asked in spoken.background:
        for name, label in asked.choices.items():
            yield {"list_name": lists["background", asked.id], "name": name, "label": label}
    for listed in spoken.checklists:
        for name, option in listed.options.items():
            yield {"list_name": lists["checklist", listed.id], "name": name, "label": option.text}


def _answers(scale: Scale) -> dict[str, str]:
    points = {str(point): scale.label(point) for point in scale.points}
    return {**points, NOT_APPLICABLE: scale.not_applicable} if scale.not_applicable else points


def _doubts(questionnaire: Questionnaire) -> Iterator[Problem]:
    """What a form would take for something else."""
    for kind, name in named(questionnaire):
        if name in _OWN_COLUMNS:
            message = f"KoboToolbox and ODK have a column `{name}` of their own: the two could not be told apart."
            yield cannot_hold(place(questionnaire, kind, name), message, f"Choose another id, such as {name}1.")
    for where, _, text in shown_texts(questionnaire):
        if _REFERENCE.search(text):
            message = "The text holds ${, and the form takes what follows for the name of a question."
            yield cannot_hold(where, message, "Write it in another way.")
        elif _MARKED.search(text):
            message = "The text holds signs such as * or _ around words, which the form shows as emphasis, a heading or a link."
            yield loses(where, message, "Look at it in the form, or write it without them.")


TARGET: Final = Target(
    name="xlsform",
    title="XLSForm",
    suffix=".xlsx",
    languages="all",
    exported=exported,
    doubts=_doubts,
    first="In KoboToolbox: New project > Upload an XLSForm, choose {file}; preview it in each language, then deploy it.",
    last="Afterwards: Data > Downloads, as XLS or CSV, with XML values and headers.",
    is_text=False,
)
