"""Statements without a score, attacked: each by itself, and side by side where two outputs count its answers out."""

import json
from typing import Any

import pytest

from teamcheck.organisation.audit.attacker import audit
from teamcheck.organisation.audit.budget import USUAL
from teamcheck.organisation.audit.read_output import read_output
from teamcheck.questionnaire.model import Dimension, Item, Questionnaire, Scale
from teamcheck.report.figure_lines import line_of
from teamcheck.responses.model import Policy, Response, Responses
from teamcheck.scorecard.build import score
from teamcheck.scorecard.disclosure import disclose


def scale(points: int) -> Scale:
    top = 2 if points >= 5 else 1
    return Scale("s", 1, points, {}, None, frozenset(range(points - top + 1, points + 1)), frozenset(range(1, top + 1)))


def asked(points: int) -> Questionnaire:
    """A feature of one statement, and a statement without a score."""
    goals = Dimension("goals", "Goals", (Item("goals1", "We agree.", "positive", scale(5)),))
    served = Dimension("served", "Served", (Item("served1", "We ask.", "positive", scale(points)),), role="unscored")
    return Questionnaire("made", "1.0.0", "en", "Made", "0" * 64, (goals, served))


def output(answers: list[int], points: int) -> str:
    """What `score -f jsonl` writes of a team."""
    questionnaire = asked(points)
    rows = tuple(Response("Mill", None, None, (3, answer)) for answer in answers)
    (card,) = score(Responses(("goals1", "served1"), rows), questionnaire)
    return line_of(disclose(card, Policy()))


def found_in(text: str, points: int) -> list[tuple[str, str | None]]:
    found = audit([read_output("made", text)], [asked(points)], allowed=USUAL)
    return [(each.code, each.item.id if each.item else None) for each in found.findings]


LONG = [pytest.param(answers, marks=pytest.mark.slow) for answers in ([3] * 7, [5] * 9, [1, 2, 3, 4, 5, 5, 5, 5])]


@pytest.mark.parametrize("answers", [[5, 5, 5, 4, 4], [1, 1, 1, 1, 2], *LONG])
def test_in_what_is_printed_of_one_nothing_is_found(answers: list[int]) -> None:
    assert found_in(output(answers, 5), 5) == []


def printing(text: str, **figures: object) -> str:
    """The same output with figures of the statement that were held back."""
    card = json.loads(text)
    card["unscored"][0] |= figures
    return json.dumps(card)


def test_a_word_that_tells_is_found() -> None:
    text = output([2, 2, 2, 2, 1], 2)

    assert found_in(text, 2) == []
    assert set(found_in(printing(text, word="mostly agree"), 2)) == {
        ("answers-known", "served1"),
        ("nobody-else-disagreed", "served1"),
    }


def test_answers_that_are_counted_out_of_few_are_found() -> None:
    text = output([2, 3, 4, 4, 5], 5)

    assert found_in(text, 5) == []
    assert ("answers-known", "served1") in found_in(printing(text, counts=[0, 1, 1, 2, 1]), 5)


def test_figures_of_fewer_than_the_minimum_are_found(lab: Any) -> None:
    below = {"id": "served1", "text": "We ask.", "n": 4, "word": "mixed", "counts": None}
    found = lab.attack(spring=lab.card("Mill", lab.dimension(9, 60), unscored=[below]))

    assert [(each.code, each.number) for each in found.findings] == [("below-minimum", 4)]


def test_a_late_answer_is_read_from_two_outputs(lab: Any) -> None:
    def card(*counts: int) -> Any:
        served = {"id": "served1", "text": "We ask.", "n": sum(counts), "word": "mixed", "counts": list(counts)}
        return lab.card("Mill", lab.dimension(sum(counts), None), unscored=[served])

    (late,) = lab.attack(spring=card(1, 2, 3, 4, 1), summer=card(1, 2, 3, 5, 1)).findings

    assert (late.item.id, late.people.kind, late.people.number, late.low, late.high) == ("served1", "late", 1, 75, 75)


def test_what_a_score_holds_back_and_another_file_counts_out_is_found() -> None:
    """One of twelve left a statement out, and had the lowest answer to the other: nobody but the two files together says so."""
    statements = tuple(Item(f"served{number}", f"We ask {number}.", "positive", scale(5)) for number in (1, 2))
    goals = Dimension("goals", "Goals", (Item("goals1", "We agree.", "positive", scale(5)),))
    answers = [(4, 5, 4), (4, 4, 4), (4, 2, 4), (4, 5, 5), (4, 2, 2), (4, 4, 4), (4, 3, 3), (4, 3, 4), (4, 1, 2), (4, 4, 4)]
    rows = tuple(Response("Mill", None, None, row) for row in (*answers, (4, None, 1)))
    texts, questionnaires = [], []
    for role in ("measured", "unscored"):
        served = Dimension("served", "Served", statements, role=role)
        questionnaires.append(Questionnaire("made", "1.0.0", "en", "Made", "0" * 64, (goals, served)))
        (card,) = score(Responses(("goals1", "served1", "served2"), rows), questionnaires[-1])
        texts.append(line_of(disclose(card, Policy())))

    def found(*names: int) -> list[tuple[tuple[str, ...], object]]:
        outputs = [read_output(f"file{name}", texts[name]) for name in names]
        return [(each.files, each.low) for each in audit(outputs, questionnaires, allowed=USUAL).findings]

    assert (found(0), found(1)) == ([], [])
    assert found(0, 1) == [(("file0", "file1"), 0)]
