"""A round with every kind of question, a folder of it on the disk, and a terminal that presses keys from a list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from teamcheck.collect.box import BallotBox
from teamcheck.collect.kiosk import session
from teamcheck.collect.kiosk.keys import Key, Letter, Named
from teamcheck.collect.kiosk.layout import laid_out
from teamcheck.collect.kiosk.page import Page
from teamcheck.collect.kiosk.questions import questions_of
from teamcheck.collect.kiosk.run import Run
from teamcheck.collect.round import Round
from teamcheck.collect.round_file import read_round
from teamcheck.collect.sheet import asked_in
from teamcheck.report.language import ENGLISH

QUESTIONS = """\
schema: teamcheck/questionnaire/1
id: small
version: 1.0.0
language: en
title: A small questionnaire
intro: There are no right or wrong answers.
prompt: How far do you agree?
scales:
  agree5:
    points: {1: Strongly disagree, 2: Disagree, 3: Neither, 4: Agree, 5: Strongly agree}
    not_applicable: Not relevant to my work
  ten: {points: {from: 0, to: 10, ends: [Not at all, Completely]}}
  below: {points: {-1: Worse, 0: The same, 1: Better}}
scale: agree5
dimensions:
  - id: aims
    title: Shared aims
    question: Do we want the same?
    items:
      - {id: aims1, text: We want the same things., keyed: positive}
      - {id: aims2, text: "We have written down what we want, and everybody can find it.", keyed: positive}
      - {id: aims3, text: I learn of our plans by chance., keyed: negative}
  - id: trust
    title: Trust
    prompt: From 0 to 10.
    question: Can we say what we think?
    items:
      - {id: trust1, text: I can say what I think., keyed: positive, scale: ten}
      - {id: trust2, text: Compared with last year it is, keyed: positive, scale: below}
background:
  - {id: job, text: What is your work?, choices: {nurse: Nurse, admin: Administration}}
checklists:
  - id: waste
    text: What wastes your time?
    choose: 2
    options: {forms: {text: Forms}, noise: {text: Noise}, waits: {text: Waiting}}
comments:
  - {id: keep, text: What should we keep?}
"""
ARABIC = """\
schema: teamcheck/translation/1
of: small
language: ar
status: machine
title: استبيان صغير
dimensions:
  aims:
    title: أهداف مشتركة
    items: {aims1: "نريد الأشياء نفسها.", aims2: "كتبنا ما نريده.", aims3: "أعرف خططنا صدفة."}
scales:
  agree5:
    points: {1: "لا أوافق بشدة", 2: "لا أوافق", 3: "لا هذا ولا ذاك", 4: "أوافق", 5: "أوافق بشدة"}
    not_applicable: "لا ينطبق على عملي"
"""


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys from a list need no time before a field to write in takes them."""
    monkeypatch.setattr(session, "_TYPED_AHEAD", 0)


@pytest.fixture
def folder(tmp_path: Path, put_round) -> Path:
    """The folder of a round of twenty people with every kind of question."""
    files = {"small.yaml": QUESTIONS, "small.ar.yaml": ARABIC}
    return put_round(tmp_path, files, people=20, keep="sheets", languages="[en, ar]")


@pytest.fixture
def round_(folder: Path) -> Round:
    """The same, read, for English alone."""
    return replace(read_round(folder), languages=("en",))


@pytest.fixture
def box(round_: Round, tmp_path: Path) -> BallotBox:
    """Its ballot box, open."""
    box = BallotBox(round_, tmp_path / "boxes")
    box.open("told")
    return box


@pytest.fixture
def run_(round_: Round) -> Run:
    """One person at the first question."""
    asked = asked_in(round_, "en")
    return Run(asked, questions_of(round_, asked, ENGLISH))


@pytest.fixture(scope="session")
def text_of() -> Callable[[Page, int, int], str]:
    """A page as it stands on a terminal, without styles."""

    def text(page: Page, width: int, height: int) -> str:
        return "\n".join(line.plain.rstrip() for line in laid_out(page, width, height).lines)

    return text


@dataclass
class Scripted:
    """A terminal of 80 by 24 that presses keys from a list, and keeps what it was shown; the end of the list is its end."""

    keys: list[Key | None]
    by_lines: bool = False
    shown: list[str] = field(default_factory=list)
    cleared: int = 0

    def show(self, page: Page) -> int:
        frame = laid_out(page, 80, 24)
        self.shown.append("\n".join(line.plain.strip() for line in frame.lines))
        return 1 if self.by_lines else frame.parts

    def key(self, seconds: float | None) -> Key | None:
        key = self.keys.pop(0) if self.keys else Named.GONE
        assert key is not None or seconds is not None, "waits for ever"
        return key

    def touched(self, seconds: float) -> Key | None:
        return self.key(seconds)

    def discard(self) -> None:
        return

    def clear(self) -> None:
        self.cleared += 1


@pytest.fixture(scope="session")
def pressing() -> Callable[..., Scripted]:
    """A terminal that presses these: letters of texts one by one, keys as they are."""

    def make(*presses: str | Key | Iterable[Key | None] | None) -> Scripted:
        keys: list[Key | None] = []
        for press in presses:
            if isinstance(press, str):
                keys += [Letter(letter) for letter in press]
            elif isinstance(press, list):
                keys += press
            else:
                keys.append(press)
        return Scripted(keys)

    return make
