"""Google Forms: a script that makes the form, for it takes no files. One function for each language: a form speaks only one.

Answers come back under ``Title [statement]``, as labels. docs/importing/google-forms.md says how people get there.
"""

import json
import unicodedata
from collections.abc import Iterator
from typing import Final

from teamcheck.errors import Problem
from teamcheck.questionnaire.asked import asked_of
from teamcheck.questionnaire.export.by_words import answers_of, doubts_of_words
from teamcheck.questionnaire.export.form import TEAM, Block, blocks_of, in_every_language, said_first
from teamcheck.questionnaire.export.target import Target
from teamcheck.questionnaire.model import Questionnaire

_TITLE: Final = "Google Forms"
#: Signs that nobody sees, or that end a line or turn it round: written as escapes, so that the script says what it shows.
_UNSEEN: Final = frozenset({"Cf", "Cs", "Zl", "Zp"})

_HOW: Final = """\
// Makes a form in Google Forms. Open script.google.com, choose "New project", and paste all of this in place of what is there.
// Press Save,{choose} press Run, and allow it. The addresses of the form are in the log below.

// false: nobody signs in, and nothing stops a person from answering twice. true: people sign in with Google, and answer once.
var oneAnswerEach = false;
"""


def exported(questionnaire: Questionnaire) -> bytes:
    """A script of Google Apps Script, with one function for each language."""
    spoken = in_every_language(questionnaire)
    names = [_function(each.language) for each in spoken]
    choose = f" choose {' or '.join(names)} at the top," if len(names) > 1 else ""
    functions = ("\n".join(_statements(each, name)) for each, name in zip(spoken, names, strict=True))
    return "\n".join([_HOW.format(choose=choose), "\n\n".join(functions), ""]).encode()


def _function(language: str) -> str:
    return f"createForm_{language.replace('-', '_')}"


def _literal(value: object) -> str:
    """Words as a script writes them: nothing in them ends the string, the line, or a page that the script is put into."""
    listed = isinstance(value, list)
    written = json.dumps(value, ensure_ascii=False, indent=6 if listed else None).replace("</", "<\\/")
    if listed:
        written = f"{written[:-1]}    ]"
    return "".join(json.dumps(sign)[1:-1] if unicodedata.category(sign) in _UNSEEN else sign for sign in written)


def _statements(questionnaire: Questionnaire, name: str) -> Iterator[str]:
    """The function that makes the form in one language, line by line."""
    yield f"function {name}() {{"
    yield f"  var form = FormApp.create({_literal(questionnaire.title)});"
    if first := said_first(questionnaire):
        yield f"  form.setDescription({_literal(first)});"
    yield "  form.setCollectEmail(false);"
    yield "  form.setLimitOneResponsePerUser(oneAnswerEach);"
    yield "  form.setPublishingSummary(false);"
    yield "  form.setProgressBar(true);"
    pages = [page for page in _pages(questionnaire) if page]
    for number, page in enumerate(pages):
        if number:
            yield "  form.addPageBreakItem();"
        yield from (f"  form.{item};" for item in page)
    yield '  Logger.log("To change it: " + form.getEditUrl());'
    yield '  Logger.log("To send out: " + form.getPublishedUrl());'
    yield "}"


def _pages(questionnaire: Questionnaire) -> Iterator[list[str]]:
    """What is asked about people, each block of statements, and what people write: each on a page."""
    asked = asked_of(questionnaire, background=True)
    yield [
        _item("MultipleChoice", setTitle=question.text, setChoiceValues=[*question.choices.values()])
        for question in asked.background
    ]
    for block in blocks_of(questionnaire):
        yield [*_grids(block)]
    yield [*_own_words(questionnaire)]


def _grids(block: Block) -> Iterator[str]:
    for grid in block.grids:
        said = {"setTitle": block.title, "setHelpText": block.prompt} if block.prompt else {"setTitle": block.title}
        yield _item("Grid", **said, setRows=[item.text for item in grid.items], setColumns=answers_of(grid.scale))


def _own_words(questionnaire: Questionnaire) -> Iterator[str]:
    """What people tick or write themselves."""
    for checklist in questionnaire.checklists:
        options = [option.text for option in checklist.options.values()]
        most = f"FormApp.createCheckboxValidation().requireSelectAtMost({checklist.choose}).build()"
        yield f"{_item('Checkbox', setTitle=checklist.text, setChoiceValues=options)}\n    .setValidation({most})"
    for question in questionnaire.comments:
        if question.id == TEAM:
            yield _item("Text", setTitle=question.text, setRequired=True)
        else:
            yield _item("ParagraphText", setTitle=question.text)


def _item(kind: str, **said: object) -> str:
    """One question: what makes it, and what is set of it, a line for each."""
    return "\n    .".join([f"add{kind}Item()", *(f"{name}({_literal(value)})" for name, value in said.items())])


def _doubts(questionnaire: Questionnaire) -> Iterator[Problem]:
    yield from doubts_of_words(questionnaire, _TITLE)


TARGET: Final = Target(
    name="google-forms",
    title=_TITLE,
    suffix=".gs",
    languages="all",
    exported=exported,
    doubts=_doubts,
    first="Paste {file} into a new project at script.google.com and run it there: its first two lines say how.",
    last="In the form, go to Responses, then Link to Sheets; in the sheet, File, Download, Comma-separated values (.csv).",
)
