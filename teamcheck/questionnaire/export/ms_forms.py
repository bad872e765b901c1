"""Microsoft Forms: a document of Word for its Quick Import, which makes a question to choose from of each statement.

Nothing but words comes back: headings are statements, cells are labels. docs/importing/microsoft-forms.md says how people get
there, and what to look at in the form before it is sent out.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from teamcheck._names import letter
from teamcheck.errors import Place, Problem
from teamcheck.questionnaire.asked import asked_of
from teamcheck.questionnaire.export.by_words import answers_of, doubts_of_words
from teamcheck.questionnaire.export.checks import loses
from teamcheck.questionnaire.export.form import blocks_of, thought_about
from teamcheck.questionnaire.export.office import PACKAGE, packed, relations, words_in_xml
from teamcheck.questionnaire.export.target import Target
from teamcheck.questionnaire.lint import place
from teamcheck.questionnaire.model import Questionnaire

_TITLE: Final = "Microsoft Forms"
#: The most questions that one form takes.
_MOST: Final = 200

_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES: Final = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>'
)
_STYLES: Final = (
    f'<w:styles xmlns:w="{_MAIN}">'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>'
    '<w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style></w:styles>'
)


def exported(questionnaire: Questionnaire) -> bytes:
    """The document, in the questionnaire's own language."""
    body = [_paragraph(questionnaire.title, style="Title")]
    # in one paragraph: a question by itself could be taken for one that is to be answered
    first = (questionnaire.intro, " ".join(thought_about(questionnaire)), questionnaire.prompt)
    body += [_paragraph(line) for text in first for line in text.split("\n") if line]
    for number, (text, choices) in enumerate(_questions(questionnaire), start=1):
        body += ["<w:p/>", _paragraph(f"{number}. {text}")]
        body += [_paragraph(f"{letter(place)}. {choice}") for place, choice in enumerate(choices)]
    return packed(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": relations({"word/document.xml": "officeDocument"}),
            "word/document.xml": f'<w:document xmlns:w="{_MAIN}"><w:body>{"".join(body)}<w:sectPr/></w:body></w:document>',
            "word/_rels/document.xml.rels": relations({"styles.xml": "styles"}),
            "word/styles.xml": _STYLES,
        }
    )


def _paragraph(text: str, style: str = "Normal") -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{words_in_xml(text)}</w:t></w:r></w:p>'
    )


def _questions(questionnaire: Questionnaire) -> Iterator[tuple[str, Sequence[str]]]:
    """Every question, and what people choose from; nothing where they write themselves."""
    asked = asked_of(questionnaire, background=True)
    yield from ((question.text, [*question.choices.values()]) for question in asked.background)
    for block in blocks_of(questionnaire):
        before = _before(block.prompt) if block.prompt != questionnaire.prompt else ""
        yield from ((before + item.text, answers_of(grid.scale)) for grid in block.grids for item in grid.items)
    yield from ((each.text, [option.text for option in each.options.values()]) for each in asked.checklists)
    yield from ((question.text, ()) for question in asked.comments)


def _before(prompt: str) -> str:
    """What a block says of its own before each of its statements, so that the statement can be told from it.

    >>> _before("How often?"), _before("Last week")
    ('How often? ', 'Last week: ')
    """
    return f"{prompt}: " if prompt[-1].isalnum() else f"{prompt} "


def _doubts(questionnaire: Questionnaire) -> Iterator[Problem]:
    if (count := asked_of(questionnaire, background=True).count) > _MOST:
        message = f"There are {count} questions; a form of {_TITLE} takes {_MOST}."
        yield loses(Place(questionnaire.id), message, "Make two forms of it, or use another tool.")
    for checklist in questionnaire.checklists:
        message = f"In the form, people can choose only one thing of {checklist.id}, not up to {checklist.choose}."
        fix = 'In Microsoft Forms, switch on "Multiple answers" for that question.'
        yield loses(place(questionnaire, "checklist", checklist.id), message, fix)
    yield from doubts_of_words(questionnaire, _TITLE)


TARGET: Final = Target(
    name="ms-forms",
    title=_TITLE,
    suffix=".docx",
    languages="one",
    exported=exported,
    doubts=_doubts,
    first="In Microsoft Forms, choose Quick Import and give it {file}. Look through the form before you send it out.",
    last="In the form, choose Responses, then Open in Excel, and save the workbook.",
    is_text=False,
)
