"""Questionnaires as text in a test: written into a folder, then loaded, or refused with codes and lines."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from teamcheck.errors import Code, QuestionnaireError
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import Questionnaire

#: Eight lines, so that what a test adds starts in line 9.
HEAD = """\
schema: teamcheck/questionnaire/1
id: ours
version: 1.0.0
language: en
title: Ours
scales:
  agree: {points: {1: Disagree, 2: Neither, 3: Agree}}
scale: agree
"""
#: A questionnaire with a text under every key that holds one, and every text of it in German.
WHOLE = """\
schema: teamcheck/questionnaire/1
id: ours
version: 1.0.0
language: en
title: Ours
description: To find out.
source: {model: A book, wording: new, licence: CC0, status: not tested}
intro: Take your time.
prompt: What do you think?
framing: {before: [What do you hope for?], after: [What now?, Who else?]}
scales: {agree: {points: {1: Disagree, 2: Agree}, not_applicable: Does not apply}}
scale: agree
groups: [{id: work, title: Our work, question: How do we work?}]
dimensions:
  - id: goals
    title: Goals
    question: Do we agree?
    prompt: About your goals.
    group: work
    items:
      - {id: goals1, text: We agree on goals., why: goals}
      - {id: goals2, text: We look at our goals., why: goals}
      - {id: goals3, text: We drop goals in time., why: goals}
    blocks: {goals1: What we want, goals2: What we do}
    discuss: [Which one?, Since when?]
    try: [{text: Write them down., source: A study}, {text: Say them.}]
    exercise: {title: Draw goals, minutes: 5, steps: [Draw., Look.]}
    caution: Goals change.
    care: This can hurt.
    patterns: {high_close: Keep it., high_apart: Listen., low_close: Act., low_apart: Talk.}
  - id: plans
    title: Plans
    question: Do we plan?
    items: [{ref: goals1}, {ref: goals2}, {id: plans1, text: We plan our work., why: plan}]
    discuss: [When?]
background: [{id: role, text: Which job?, choices: {nurse: Nurse, admin: Administration}}]
comments: [{id: keep, text: What to keep?}]
checklists:
  - {id: hurdles, text: What hinders us?, choose: 1, options: {time: {text: Time}, rules: {text: Rules, whose: raise}},
     discuss: [What first?], try: [{text: Take one., source: A tip}], exercise: {title: Two piles, minutes: 8, steps: [Sort.]},
     caution: Things hinder.}
scoring: {bands: [{least: 0, name: to build}, {least: 50, name: to keep}]}
voices: {leader: {goals1: My team agrees on goals.}}
"""
WHOLE_GERMAN = """\
schema: teamcheck/translation/1
of: ours
language: de
status: machine
translator: a program
title: Unseres
description: Um es herauszufinden.
source: {model: Ein Buch, wording: neu, licence: CC0, status: nicht erprobt}
intro: Lass dir Zeit.
prompt: Was denkst du?
framing: {before: [Was erhoffst du dir?], after: [Was nun?, Wer noch?]}
scales: {agree: {points: {1: Nein, 2: Ja}, not_applicable: Trifft nicht zu}}
groups: {work: {title: Unsere Arbeit, question: Wie arbeiten wir?}}
dimensions:
  goals:
    title: Ziele
    question: Sind wir uns einig?
    prompt: Zu euren Zielen.
    items:
      goals1: Wir sind uns einig.
      goals2: Wir schauen auf die Ziele.
      goals3: Wir lassen Ziele fallen.
    blocks: {goals1: Was wir wollen, goals2: Was wir tun}
    discuss: [Welches?, Seit wann?]
    try: [{text: Aufschreiben., source: Eine Studie}, {text: Sagen.}]
    exercise: {title: Ziele zeichnen, steps: [Zeichnen., Anschauen.]}
    caution: Ziele wandeln sich.
    care: Das kann schmerzen.
    patterns: {high_close: Weiter so., high_apart: Zuhören., low_close: Handeln., low_apart: Reden.}
  plans: {title: Vorhaben, question: Planen wir?, items: {plans1: Wir planen unsere Arbeit.}, discuss: [Wann?]}
background: {role: {text: Welche Arbeit?, choices: {nurse: Pflege, admin: Verwaltung}}}
comments: {keep: Was soll bleiben?}
checklists:
  hurdles: {text: Was hindert uns?, options: {time: Zeit, rules: Regeln}, discuss: [Was zuerst?],
     try: [{text: Nehmt eins., source: Ein Rat}], exercise: {title: Zwei Stapel, steps: [Sortiert.]}, caution: Dinge hindern.}
scoring: {bands: {0: aufzubauen, 50: zu bewahren}}
voices: {leader: {goals1: Mein Team ist sich einig.}}
"""


class Load(Protocol):
    """Writes files of these names (without .yaml) and loads the one called ours."""

    def __call__(self, ours: str, **others: str) -> Questionnaire: ...


class Refused(Protocol):
    """The same for a questionnaire that must be refused: the code and the line of every problem."""

    def __call__(self, ours: str, **others: str) -> list[tuple[Code, int | None]]: ...


@pytest.fixture
def folder_with(tmp_path: Path) -> Callable[..., Path]:
    """Writes files, a name's double underscore standing for a full stop, and gives the path of ours.yaml."""

    def write(ours: str, **others: str) -> Path:
        for name, text in {"ours": ours, **others}.items():
            (tmp_path / f"{name.replace('__', '.')}.yaml").write_text(text, encoding="utf-8", newline="")
        return tmp_path / "ours.yaml"

    return write


@pytest.fixture
def load(folder_with: Callable[..., Path]) -> Load:
    """Loads what a test writes."""
    return lambda ours, **others: load_questionnaire(folder_with(ours, **others))


@pytest.fixture
def refusal(folder_with: Callable[..., Path]) -> Callable[..., QuestionnaireError]:
    """Loads what a test writes, and gives the error that must come of it."""

    def refuse(ours: str, **others: str) -> QuestionnaireError:
        with pytest.raises(QuestionnaireError) as raised:
            load_questionnaire(folder_with(ours, **others))
        return raised.value

    return refuse


@pytest.fixture
def refused(refusal: Callable[..., QuestionnaireError]) -> Refused:
    """Code and line of every problem of what a test writes."""
    return lambda ours, **others: [(problem.code, problem.place.line) for problem in refusal(ours, **others).problems]


@pytest.fixture
def head() -> str:
    """The first eight lines of a questionnaire called ours, with one scale of three points."""
    return HEAD


@pytest.fixture
def whole() -> str:
    """A questionnaire called ours with a text under every key that holds one."""
    return WHOLE


@pytest.fixture
def whole_german() -> str:
    """Every text of it in German."""
    return WHOLE_GERMAN
