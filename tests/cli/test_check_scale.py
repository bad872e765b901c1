"""What `check` says of all answers together (M56), and leaving out careless sheets: real processes."""

import json
import random
import re
from dataclasses import fields

import pytest

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.cli.scale_words import SIGNS
from teamcheck.scorecard.careless import Careless
from teamcheck.statistics import careless as rules

pytestmark = pytest.mark.slow

KEYS = {"aims": "+++-", "trust": "++-+", "roles": "-+++"}
IDS = [f"{name}{place}" for name, keys in KEYS.items() for place in range(1, len(keys) + 1)]
TURNED = [key == "-" for keys in KEYS.values() for key in keys]


def questionnaire(turned=tuple(TURNED)):
    lines = ["schema: teamcheck/questionnaire/1", "id: three", "version: 1.0.0", "language: en", "title: Three"]
    lines += ['source: {model: "Ours", licence: CC0-1.0}', "scales: {agree: {points: {1: A, 2: B, 3: C, 4: D, 5: E}}}"]
    lines += ["scale: agree", "dimensions:"]
    for name in KEYS:
        lines += [f"  - id: {name}", f"    title: {name}", "    items:"]
        for item, negative in zip(IDS, turned, strict=True):
            if item.startswith(name):
                keyed = "negative" if negative else "positive"
                lines.append(f'      - {{id: {item}, text: "Statement {item}.", keyed: {keyed}}}')
    return "\n".join(lines) + "\n"


def people(count, seed=1):
    """Sheets of people who read: one leaning, and some noise."""
    chance = random.Random(seed)
    sheets = []
    for _ in range(count):
        view = chance.gauss(3.2, 0.9)
        keyed = [min(5, max(1, round(view + chance.gauss(0, 0.7)))) for _ in IDS]
        sheets.append([6 - answer if turned else answer for answer, turned in zip(keyed, TURNED, strict=True)])
    return sheets


@pytest.fixture
def put(tmp_path):
    """Write a questionnaire and answers of teams of ten."""

    def write(sheets, *, codes=True, turned=tuple(TURNED), rounds=()):
        (tmp_path / "three.yaml").write_text(questionnaire(turned), encoding="utf-8")
        leading = ["team", *(["round"] if rounds else []), *(["respondent"] if codes else [])]
        lines = [",".join([*leading, *IDS])]
        for place, sheet in enumerate(sheets):
            head = [f"Team {place // 10}", *([rounds[place]] if rounds else []), *([f"p{place}"] if codes else [])]
            lines.append(",".join([*head, *map(str, sheet)]))
        (tmp_path / "answers.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    return write


CHECK = ("check", "answers.csv", "-q", "three.yaml")
ANALYST = ("score", "answers.csv", "-q", "three.yaml", "--for", "analyst")


def test_below_thirty_people_one_line_says_that_it_takes_thirty(run, put):
    put(people(29))
    ran = run(*CHECK)
    assert ran.code == ExitCode.DONE
    assert ran.out.splitlines()[1:] == ["How far the statements hold together can be said from 30 people on; here are 29."]


def test_from_thirty_people_on_every_dimension_has_its_figures_called_rough_below_a_hundred(run, put):
    put(people(40))
    ran = run(*CHECK)
    assert (ran.code, ran.err) == (ExitCode.DONE, "")
    lines = [line.split(None, 1) for line in ran.out.splitlines() if line.strip().startswith(tuple(KEYS))]
    assert [name for name, _ in lines] == list(KEYS)
    for _, words in lines:
        assert words.startswith("alpha .")
        assert "(95 % ." in words
        assert "omega" not in words  # fifty people
        assert words.endswith("rough, 40 people")


def test_a_hundred_people_are_not_called_rough_and_have_an_omega(run, put):
    put(people(120))
    ran = run(*CHECK)
    assert "omega ." in ran.out
    assert "rough" not in ran.out


def test_the_figures_are_those_that_analysts_get(run, put):
    put(people(120))
    said = run(*CHECK).out
    found = json.loads(run(*ANALYST).out)["organisation"]["dimensions"]
    for dimension in found:
        low, high = dimension["alpha"]["interval"]
        words = f"alpha {dimension['alpha']['raw']:.2f} (95 % {low:.2f} to {high:.2f}), omega {dimension['omega']:.2f}"
        assert words.replace("0.", ".") in said


def test_an_item_that_is_reversed_by_mistake_is_named(run, put):
    turned = list(TURNED)
    turned[IDS.index("trust2")] = True
    put(people(60), turned=tuple(turned))
    ran = run(*CHECK)
    assert ran.code == ExitCode.DONE
    assert "trust2 runs against the other statements of trust" in ran.err
    assert "Is it reversed by mistake?" in ran.err
    assert "[R060]" in ran.err
    assert "aims" not in ran.err
    assert run(*CHECK, "--quiet").err == ""


def test_the_latest_round_is_looked_at_alone(run, put):
    put(people(64), rounds=["2031-01"] * 32 + ["2031-07"] * 32)
    assert "the 32 people of round 2031-07, all 4 teams together" in run(*CHECK).out
    put(people(64), rounds=["2031-01"] * 44 + ["2031-07"] * 20)
    assert "from 30 people on; here are 20." in run(*CHECK).out


# Answering without reading


OPPOSITES = "the same answer eight times in a row or more, even to opposite statements"
SAME_SHEET = "the same sheet as somebody else, answer by answer"


def signs(out):
    """Sign to how many people show it, as it is said below the heading."""
    _, _, below = out.partition("Signs of answering without reading")
    return dict(line.strip().rsplit(": ", 1) for line in below.splitlines()[1:])


def test_signs_are_counted_from_five_people_on(run, put):
    put(people(40))
    found = signs(run(*CHECK).out)
    assert len(found) == 5
    assert [found[sign] for sign in ("the same answer to everything", OPPOSITES)] == ["nobody", "nobody"]
    put([*people(40), [5] * 12, [3] * 12])
    found = signs(run(*CHECK).out)
    for sign in ("the same answer to everything", OPPOSITES, "the middle answer to everything"):
        assert found[sign] == "a few people, fewer than 5"
    put([*people(40), *[[5] * 12] * 6])
    found = signs(run(*CHECK).out)
    assert found["the same answer to everything"] == "6 people"
    assert found["the middle answer to everything"] == "nobody"


def test_rows_that_need_not_be_people_are_not_looked_at(run, put):
    put([*people(40), *[[5] * 12] * 6], codes=False)
    ran = run(*CHECK)
    assert signs(ran.out) == {}
    assert "cannot be looked at" in ran.out
    assert "alpha" in ran.out


def test_an_export_with_statements_as_headings_is_looked_at(run, put, tmp_path):
    put([*people(40), *[[5] * 12] * 6], codes=False)
    table = (tmp_path / "answers.csv").read_text(encoding="utf-8")
    for item in IDS:
        table = table.replace(f",{item}", f",Statement {item}.", 1)
    (tmp_path / "answers.csv").write_text(table, encoding="utf-8")
    assert signs(run(*CHECK, "--numbers", "as-is").out)["the same answer to everything"] == "6 people"


def test_analysts_can_leave_out_strong_signs_and_the_figures_say_so(run, put):
    put([*people(37), [5] * 12, [4] * 12, [3] * 12])
    all_of_them = json.loads(run(*ANALYST).out)
    assert all_of_them["left_out"] == {}
    ran = run(*ANALYST, "--without-careless")
    assert ran.code == ExitCode.DONE
    assert ran.err.startswith("2 people were left out")
    found = json.loads(ran.out)
    assert found["left_out"] == {"careless": 2}
    assert [team["answered"] for team in found["teams"]] == [10, 10, 10, 8]
    assert [team["dimensions"][0]["score"] for team in found["teams"][:3]] == [
        team["dimensions"][0]["score"] for team in all_of_them["teams"][:3]
    ]
    assert found["teams"][3]["dimensions"][0]["score"] != all_of_them["teams"][3]["dimensions"][0]["score"]


def test_only_those_of_the_round_that_is_scored_are_counted_as_left_out(run, put):
    put([*people(19), [5] * 12, *people(18, seed=2), [5] * 12, [1] * 12], rounds=["2031-01"] * 20 + ["2031-07"] * 20)
    assert json.loads(run(*ANALYST, "--without-careless").out)["left_out"] == {"careless": 2}
    assert json.loads(run(*ANALYST, "--without-careless", "--round", "2031-01").out)["left_out"] == {"careless": 1}


def test_protected_figures_leave_nobody_out(run, put):
    put([*people(39), [5] * 12])
    for words in ([], ["-f", "json"], ["--for", "team"]):
        ran = run("score", "answers.csv", "-q", "three.yaml", "--without-careless", *words)
        assert (ran.code, ran.out) == (ExitCode.USAGE, "")
        assert "could silence a critic" in " ".join(ran.err.split())


def test_formats_that_cannot_say_it_leave_nobody_out(run, put):
    put([*people(39), [5] * 12])
    ran = run(*ANALYST, "--without-careless", "-f", "csv")
    assert (ran.code, ran.out) == (ExitCode.USAGE, "")
    assert "only as json" in ran.err


def test_nobody_can_be_left_out_where_rows_need_not_be_people(run, put):
    put([*people(39), [5] * 12], codes=False)
    ran = run(*ANALYST, "--without-careless")
    assert (ran.code, ran.out) == (ExitCode.BAD_INPUT, "")
    assert "[R061]" in ran.err


def test_a_sign_that_these_statements_leave_no_room_for_is_not_said_to_be_nobodys(run, put):
    put(people(40), turned=(False,) * len(IDS))
    found = signs(run(*CHECK).out)
    assert found[OPPOSITES] == "cannot be found here, for it takes 8 statements, 2 of them worded each way"
    assert found[SAME_SHEET] == "cannot be found here, for it takes 20 statements"


def test_what_is_enough_is_said_and_of_whom_the_figures_are(run, put):
    put(people(40))
    said = run(*CHECK).out
    assert "40 people, all 4 teams together" in said
    assert "From about .70 on they hold together well, as a common rule of thumb has it." in said
    put(people(40)[:10] * 3, codes=False)
    assert "all 3 teams together" in run(*CHECK).out
    put(people(29))
    assert ".70" not in run(*CHECK).out


def test_what_a_sign_takes_is_what_its_rule_takes():
    """The numbers in the words are those of the rules."""
    takes = {sign: [int(number) for number in re.findall(r"\d+", words)] for sign, (_, words) in SIGNS.items()}
    assert takes == {
        "one_answer": [rules.FEWEST_TO_BE_ONE],
        "contradiction": [rules.CONTRADICTING_RUN, rules.KEYED_EACH_WAY],
        "middle": [rules.FEWEST_TO_BE_ONE],
        "long_run": [rules.DIMENSIONS, rules.ITEMS_OF_EACH],
        "repeated": [rules.FEWEST_TO_BE_SAME],
    }
    assert list(takes) == [field.name for field in fields(Careless)]
