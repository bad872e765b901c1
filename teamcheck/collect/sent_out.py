"""What is sent out for people to answer by themselves: a page for each language, and the form on paper."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from teamcheck.collect.answer_code import CodeForm, code_form
from teamcheck.collect.languages import sentences
from teamcheck.collect.round import Round
from teamcheck.collect.sheet import asked_in
from teamcheck.collect.told import told
from teamcheck.questionnaire.language_names import own_name
from teamcheck.report.pages.form import Form, LanguageLink
from teamcheck.report.pages.offline import Recipient, render_offline
from teamcheck.report.pages.paper import render_paper


def file_names(first: Path, languages: Sequence[str]) -> dict[str, Path]:
    """What the file of each language is called: the first as it was named, the others after it.

    >>> file_names(Path("out/form.html"), ["en", "cy"])["cy"].name
    'form.cy.html'
    """
    return {tag: first if tag == languages[0] else first.with_suffix(f".{tag}{first.suffix}") for tag in languages}


def link_to(file: Path) -> str:
    """What leads to a file from another in its folder, whatever it is called.

    >>> link_to(Path("out/ask us.html")), link_to(Path("a:b.html"))
    ('ask%20us.html', 'a%3Ab.html')
    """
    return quote(os.fsencode(file.name))


def pages(round_: Round, names: Mapping[str, Path]) -> dict[Path, str]:
    """The page of each language, each with a way to the others.

    Args:
        round_: The round, open.
        names: The file of each language; all in one folder.
    """
    form = code_form(round_)
    return {file: _page(round_, form, tag, names) for tag, file in names.items()}


def _page(round_: Round, form: CodeForm, tag: str, names: Mapping[str, Path]) -> str:
    say = sentences(round_, tag)
    shown = Form(
        asked=asked_in(round_, tag),
        told=told(round_, say, tag, "form"),
        language=say,
        links=[LanguageLink(other, own_name(other), link_to(file), other == tag) for other, file in names.items()],
    )
    to = Recipient(round_.facilitator.name, round_.facilitator.contact)
    coded = [(column.id, column.cells, column.most) for column in form.columns]
    return render_offline(shown, identity=form.identity, coded=coded, to=to)


def papers(round_: Round, names: Mapping[str, Path]) -> dict[Path, str]:
    """The form on paper in each language."""
    identity = code_form(round_).signs
    made = {}
    for tag, file in names.items():
        say = sentences(round_, tag)
        words = told(round_, say, tag, "form")
        made[file] = render_paper(asked_in(round_, tag), words, say, identity=identity, hand_in=round_.facilitator.name)
    return made
