"""What is exported in tests: the questionnaires that come with teamcheck, and one in two languages, hard to keep as it is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from teamcheck.questionnaire.asked import asked_of
from teamcheck.questionnaire.catalogue import shipped
from teamcheck.questionnaire.export.form import TEAM
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.texts import texts_of
from teamcheck.questionnaire.translated import in_language
from teamcheck.questionnaire.translation_model import Translation
from teamcheck.responses.export import Export
from teamcheck.responses.model import Responses

#: Signs that mean something in scripts, pages and XML; statements on two scales in one dimension; one scale with bare points.
HARD = """\
schema: teamcheck/questionnaire/1
id: hard
version: 1.0.0
language: en
title: "Teams & <b>how</b> they work"
intro: "First line, with </script> and a \\\\ in it.\\nSecond line."
prompt: "How far do you agree?"
scales:
  agree:
    points: {1: "Disagree", 2: "Neither, nor", 3: "Agree"}
    not_applicable: "I can't say"
  sure: {points: {from: 0, to: 3, ends: ["Not at all", "Completely"]}}
scale: agree
dimensions:
  - id: goals
    title: "Goals [ours]"
    items:
      - {id: goals1, text: "We know our \\"goals\\" ${and} {keep} them."}
      - {id: goals2, text: "We are sure of what comes next.", scale: sure}
      - {id: goals3, text: "I often lose track & <then> ask `why`.", keyed: negative}
  - id: look-back
    title: "Looking back"
    prompt: "How often is this so?"
    items:
      - {id: back1, text: "We look back and learn [every week]."}
      - {ref: goals1}
background:
  - {id: role, text: "What is your role?", choices: {nurse: "Nurse", other: "Something else; or 'both'"}}
checklists:
  - id: costs
    text: "What costs us time?"
    choose: 2
    options: {forms: {text: "Forms"}, ways: {text: "Long ways"}, waits: {text: "Waiting"}}
comments:
  - {id: keep, text: "What should this team keep?"}
"""
GERMAN = """\
schema: teamcheck/translation/1
of: hard
language: de
status: machine
title: "Teams und wie sie arbeiten"
intro: "Erste Zeile.\\nZweite Zeile."
prompt: "Wie sehr stimmen Sie zu?"
scales:
  agree: {points: {1: "Stimme nicht zu", 2: "Weder noch", 3: "Stimme zu"}, not_applicable: "Kann ich nicht sagen"}
  sure: {points: {0: "Gar nicht", 3: "Vollkommen"}}
dimensions:
  goals:
    title: "Unsere Ziele"
    items:
      goals1: "Wir kennen unsere „Ziele“ und behalten sie."
      goals2: "Wir wissen, was als Nächstes kommt."
      goals3: "Ich verliere oft den Überblick."
  look-back:
    title: "Rückblick"
    prompt: "Wie oft ist das so?"
    items: {back1: "Wir blicken zurück und lernen [jede Woche]."}
background: {role: {text: "Was ist Ihre Rolle?", choices: {nurse: "Pflege", other: "Etwas anderes"}}}
checklists: {costs: {text: "Was kostet uns Zeit?", options: {forms: "Formulare", ways: "Lange Wege", waits: "Warten"}}}
comments: {keep: "Was soll dieses Team behalten?"}
"""

#: Where the files stand that exports of a small questionnaire, ``pair``, must equal.
GOLDEN = Path(__file__).parent / "golden"

#: What whoever reads an export back says of it: forms do not ask which other team is meant, where people answer about one.
OTHER = Export(about="Orchard")
#: Every questionnaire that is sent out and back.
#: The ten points of a pulse have words at the ends alone, so tools give bare numbers back, and its statements take turns: that
#: is told when a form of it is written, and what comes back is read with --numbers.
NAMES = (*(name for name in shipped() if name not in {"pulse", "barriers"}), "hard")


@cache
def asked(name: str) -> Questionnaire:
    """A questionnaire by its name, as it is loaded from its files; ``hard-in-german`` is ``hard``, written in German first."""
    if name == "hard-in-german":
        hard = asked("hard")
        english = Translation("en", "reviewed", words=texts_of(hard))
        return replace(in_language(hard, "de"), translations=(english,))
    if name != "hard":
        return load_questionnaire(name)
    with TemporaryDirectory() as folder:
        Path(folder, "hard.yaml").write_text(HARD, encoding="utf-8")
        Path(folder, "hard.de.yaml").write_text(GERMAN, encoding="utf-8")
        return load_questionnaire(f"{folder}/hard.yaml")


@dataclass(frozen=True)
class Sheet:
    """What one person answers.

    Attributes:
        points: Item to its point, ``NA`` or None.
        background: Background question to the choice, or None.
        ticked: Checklist to the options.
        written: Comment question to the words; nothing where they wrote nothing.
    """

    points: Mapping[str, int | str | None]
    background: Mapping[str, str | None] = field(default_factory=dict)
    ticked: Mapping[str, list[str]] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)


def sheets(questionnaire: Questionnaire, people: int = 12) -> list[Sheet]:
    """Every point of every scale, what does not apply and what is left out, drawn by a seed."""
    random = Random(7)  # the same answers each time

    def answer(scale) -> int | str | None:
        return random.choice([*scale.points, *(["NA"] if scale.not_applicable else []), None])

    return [
        Sheet(
            {item.id: answer(item.scale) if number else item.scale.highest for item in questionnaire.items},
            {each.id: random.choice([*each.choices, None]) for each in questionnaire.background},
            {each.id: random.sample([*each.options], random.randint(0, each.choose)) for each in questionnaire.checklists},
            {each.id: _words(each.id, number, random) for each in questionnaire.comments},
        )
        for number in range(people)
    ]


def _words(question: str, number: int, random: Random) -> str:
    return "Harbour" if question == TEAM else random.choice([f"Tea, {number} cups", 'Say "no"\nmore often', ""])


#: The place of a label among those of its question, the places of several, what was written, or nothing.
Answer = int | list[int] | str | None


def in_order(questionnaire: Questionnaire, sheet: Sheet) -> list[Answer]:
    """What a person answers to each question of a form, in its order."""
    asks = asked_of(questionnaire, background=True)
    chosen = [(each.choices, sheet.background[each.id]) for each in asks.background]
    points = [(item.scale, sheet.points[item.id]) for item in asks.items]
    return [
        *(None if choice is None else [*choices].index(choice) for choices, choice in chosen),
        *(
            None if point is None else len(scale.points) if point == "NA" else int(point) - scale.lowest
            for scale, point in points
        ),
        *([[*each.options].index(option) for option in sheet.ticked[each.id]] for each in asks.checklists),
        *(sheet.written[each.id] for each in asks.comments),
    ]


def in_words(answer: Answer, labels: list[str], joined: str = ", ") -> str:
    """A cell of a tool that gives labels."""
    if isinstance(answer, list):
        return joined.join(labels[place] for place in answer)
    return "" if answer is None else labels[answer] if isinstance(answer, int) else answer


def are_those_of(responses: Responses, given: list[Sheet]) -> None:
    """What was read is what was given: the same points by the same people, the same background, the same words."""
    assert [dict(zip(responses.item_ids, row.answers, strict=True)) for row in responses.rows] == [
        {name: None if point == "NA" else point for name, point in sheet.points.items()} for sheet in given
    ]
    assert [dict(zip(responses.background_ids, row.background, strict=True)) for row in responses.rows] == [
        sheet.background for sheet in given
    ]
    ticked = Counter((name, frozenset(options)) for sheet in given for name, options in sheet.ticked.items() if options)
    lists = [each for of_team in responses.ticks.values() for each in of_team.items()]
    assert Counter({(name, frozenset(options)): people for name, sets in lists for options, people in sets.items()}) == ticked
    written = [(question, text) for sheet in given for question, text in sheet.written.items() if text]
    assert sorted((each.question, each.text) for each in responses.comments) == sorted(written)
