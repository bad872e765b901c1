"""Attacks on one file of one team: as `score` writes it, and as it would be written without the editions."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from teamcheck.cli.exit_codes import ExitCode

pytestmark = pytest.mark.slow

#: Small enough for every run; all others are slow.
_QUICK = {(5, 1), (6, 2), (9, 4)}
SHAPES = [
    pytest.param(*shape, marks=() if shape in _QUICK else pytest.mark.slow)
    for shape in [(people, statements) for people in range(5, 10) for statements in range(1, 7)]
]


@pytest.mark.parametrize(("people", "statements"), SHAPES)
def test_of_what_is_written_more_than_one_answer_set_remains(
    people: int, statements: int, lab: Any, draw: Callable[..., Any]
) -> None:
    lab.ask(statements)
    rng = random.Random(f"{people} {statements}")
    for number in range(3):
        answers = lab.write(f"round{number}", draw(rng, people, statements, 5))
        attack = lab.audit(lab.score(answers, f"{number}.json"))

        assert (attack.code, attack.found["findings"]) == (ExitCode.DONE, [])
        fewest = attack.found["gone_through"]["fewest_answer_sets"]
        assert fewest is None or fewest > 1


@pytest.mark.parametrize(("people", "statements"), SHAPES)
def test_without_the_editions_answers_are_known(
    people: int, statements: int, lab: Any, draw: Callable[..., Any], no_editions: Callable[[], None]
) -> None:
    lab.ask(statements)
    answers = lab.write("round", draw(random.Random(1), people, statements, 5))
    no_editions()
    attack = lab.audit(lab.score(answers, "page.json"))

    assert attack.code == ExitCode.FAILED
    assert "answers-known" in attack.codes
    assert attack.found["gone_through"]["fewest_answer_sets"] in {1, None}


#: Seven people whose words are both "mostly agree", two of whom left the second statement out.
LEFT_OUT = [[1, None], [1, None], [5, 1], [5, 2], [5, 3], [5, 3], [4, 3]]


def test_item_figures_beside_a_score_tell_of_whoever_left_a_statement_out(
    lab: Any, no_editions: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    lab.ask(2)
    answers = lab.write("round", LEFT_OUT)
    assert lab.audit(lab.score(answers, "protected.json")).code == ExitCode.DONE

    no_editions()
    monkeypatch.setattr("teamcheck.scorecard.full.held_back", lambda _: None)
    attack = lab.audit(lab.score(answers, "page.json", "--without-ledger", "to see what is given away"))
    assert attack.code == ExitCode.FAILED
    assert any("left out" in group for group in attack.groups)


#: Made-up teams: what they are asked, how many there are, and a seed. The longer a feature, the rarer it tells.
LEFT_OUT_OFTEN = [
    ("seven-features-short", 3, 1),
    *(pytest.param("seven-features-short", 8, seed, marks=pytest.mark.slow) for seed in range(1, 13)),
    *(pytest.param("seven-features", 40, seed, marks=pytest.mark.slow) for seed in (1, 2, 3)),
]


@pytest.mark.parametrize(("asked", "teams", "seed"), LEFT_OUT_OFTEN)
def test_from_ten_people_on_the_statement_held_back_keeps_what_was_left_out(
    asked: str, teams: int, seed: int, lab: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_up = ("--teams", str(teams), "--size", "10-16", "--missing", "0.05", "--seed", str(seed), "--quiet")
    assert lab.run("simulate", "teams", "-q", asked, *made_up) == ExitCode.DONE

    def attack(to: str) -> Any:
        why = ("--without-ledger", "to see what is given away")
        words = ("score", "teams/answers.csv", "-q", asked, "-f", "json", "-o", to, "--quiet", *why)
        assert lab.run(*words) == ExitCode.DONE
        return lab.audit(to, questionnaire=asked)

    protected = attack("protected.json")
    assert (protected.code, protected.found["findings"]) == (ExitCode.DONE, [])
    assert protected.found["gone_through"]["full_dimensions"] > 0

    monkeypatch.setattr("teamcheck.scorecard.full.held_back", lambda _: None)
    told = attack("told.json")
    assert told.code == ExitCode.FAILED
    assert all("left out" in group for group in told.groups)
    assert told.groups


def test_words_beside_a_score_tell_what_everybody_answered_where_two_left_a_statement_out(
    lab: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    lab.ask(2)
    answers = lab.write("round", LEFT_OUT)
    assert lab.audit(lab.score(answers, "protected.json")).code == ExitCode.DONE

    monkeypatch.setattr("teamcheck.scorecard.small_team.words_withheld", lambda *_: None)
    attack = lab.audit(lab.score(answers, "page.json", "--without-ledger", "to see what is given away"))
    known = [each for each in attack.found["findings"] if each["code"] == "answers-known"]
    assert [(each["item"]["id"], each["knows"]) for each in known] == [("s0", "nobody")]


def test_both_words_beside_a_score_tell_what_everybody_answered(lab: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    # the first statement as high as can be, the second (worded the other way round) hardly: 70 is 20 and 7 steps of 40
    lab.ask(2)
    answers = lab.write("round", [[5, 5], [5, 5], [5, 4], [5, 3], [5, 1]])
    assert lab.audit(lab.score(answers, "protected.json")).code == ExitCode.DONE

    monkeypatch.setattr("teamcheck.scorecard.small_team.words_withheld", lambda *_: None)
    attack = lab.audit(lab.score(answers, "page.json", "--without-ledger", "to see what is given away"))
    assert ("answers-known", "nobody", "s0") in {
        (each["code"], each["knows"], each["item"]["id"]) for each in attack.found["findings"]
    }


def test_the_word_for_agreement_beside_a_score_tells_that_one_is_low(lab: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    lab.ask(5)
    answers = lab.write("round", [[5, 5, 1, 5, 1], *[[5, 1, 5, 1, 5]] * 6])  # 89, printed as "90 or more"
    assert lab.audit(lab.score(answers, "protected.json")).code == ExitCode.DONE

    monkeypatch.setattr("teamcheck.scorecard.small_team.agreement_withheld", lambda *_: None)
    attack = lab.audit(lab.score(answers, "page.json", "--without-ledger", "to see what is given away"))
    assert "one-low-score" in attack.codes
