"""A questionnaire of one's own that extends another, as people use it: from its first line to the comparison of two rounds."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.cli.rounds import opened
from teamcheck.collect.round_file import read_round
from teamcheck.collect.sheet import Sheet
from teamcheck.questionnaire.load import load_questionnaire

#: Every test goes through several commands.
pytestmark = pytest.mark.slow

Begin = Callable[..., Path]
MORE = """\
schema: teamcheck/questionnaire/1
id: more
version: 1.0.0
language: en
title: Two features and one more
extends: two-features
scale: agree5
dimensions:
  - id: served
    title: The people we serve
    question: Do we learn from them?
    items:
      - {id: served1, text: We ask the people we serve what matters to them.}
      - {id: served2, text: What they tell us changes our work.}
      - {id: served3, text: They help us plan improvements.}
    discuss: [What did somebody teach us?]
"""
MANY = ("simulate", "many", "--teams", "30", "--size", "12", "--seed", "1")
WEIR = ("--team", "Weir", "--people", "9", "--facilitator", "Ann", "--round", "now", "-q", "more.yaml", "--no-input")
ITEMS = ("aims1", "aims2", "aims3", "trust1", "trust2", "trust3")
ADDED = ("served1", "served2", "served3")


@pytest.fixture(autouse=True)
def house(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a questionnaire and one that extends it; a user who has given nothing out yet."""
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    (folder / "more.yaml").write_text(MORE, encoding="utf-8")
    return folder


@pytest.fixture
def begin(call, house: Path) -> Begin:
    """A round that is asked and closed."""

    def make(name: str, questionnaire: str, items: Iterable[str], people: int = 12, lift: int = 0) -> Path:
        made = house / "rounds" / name
        asked = ("--team", "Harbour", "--people", "12", "--facilitator", "Ann", "--round", name, "-q", questionnaire)
        assert call("init", made, *asked, "--no-input").code == 0
        for person in range(people):
            answered = {item: min(5, (person * 3 + at) % 4 + 1 + lift) for at, item in enumerate(items)}
            opened(made, "kiosk", quiet=True)[1].add(Sheet(answers=answered))
        assert call("close", made, "--no-input").code == 0
        return made

    return make


def test_a_start_is_written_and_works(run, house: Path) -> None:
    made = run("questionnaires", "new", "our-seven", "--extends", "seven-features", cwd=house)
    assert (made.code, made.out) == (ExitCode.DONE, "")
    assert made.err.splitlines() == ["Wrote our-seven.yaml", "Next: teamcheck check our-seven.yaml"]

    checked = run("check", "our-seven.yaml", cwd=house)
    assert (checked.code, checked.out, checked.err) == (
        ExitCode.DONE, "our-seven.yaml: 41 statements, 8 features. It can be used.\n", "",
    )  # fmt: skip


def test_one_beside_the_new_file_is_extended_too(run, house: Path) -> None:
    assert run("questionnaires", "new", "yours", "--extends", "two-features", cwd=house).code == ExitCode.DONE
    extended = load_questionnaire(house / "yours.yaml").base
    assert extended is not None
    assert extended.id == "two-features"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("two-features.yaml", "without folder and .yaml"),
        ("more", "an extension cannot be extended"),
        ("no-such", "No questionnaire of this name"),
    ],
)
def test_what_cannot_be_extended_is_refused(run, house: Path, name: str, told: str) -> None:
    refused = run("questionnaires", "new", "yours", "--extends", name, cwd=house)

    assert refused.code in {ExitCode.USAGE, ExitCode.BAD_INPUT}
    assert told in " ".join(refused.err.split())
    assert not (house / "yours.yaml").exists()


def test_faults_are_told_with_their_lines(run, house: Path) -> None:
    faults = "scoring: {min_answered: 1.0}\ncomments: [{id: keep, text: What else?}]\n"
    (house / "more.yaml").write_text(MORE + faults, encoding="utf-8")
    checked = run("check", "more.yaml", cwd=house)

    assert checked.code == ExitCode.BAD_INPUT
    told = checked.err.splitlines()
    assert "  line 17 (scoring): `scoring` is for all statements, and those of two-features stay as they are [Q033]" in told
    assert any("line 18 (comments[keep].id): The id `keep` is one of two-features" in line for line in told)


def test_the_folder_of_a_round_needs_nothing_from_outside(begin: Begin, run, house: Path) -> None:
    made = begin("spring", "more.yaml", [*ITEMS, *ADDED])
    asked = read_round(made).questionnaire
    assert asked == load_questionnaire(house / "more.yaml")

    for file in house.glob("*.yaml"):
        file.unlink()

    assert {file.name for file in made.glob("*.yaml")} >= {"round.yaml", "more.yaml", "two-features.yaml"}
    assert read_round(made).questionnaire == asked
    assert run("check", made, cwd=house).code == ExitCode.DONE
    assert run("report", cwd=made).code == ExitCode.DONE


def test_a_change_of_what_is_extended_stops_an_open_round(call, house: Path) -> None:
    made = house / "open"
    assert call("init", made, *WEIR).code == 0
    opened(made, "kiosk", quiet=True)
    base = made / "two-features.yaml"
    base.write_text(base.read_text(encoding="utf-8").replace("We want the same", "We all want the same"), encoding="utf-8")

    checked = call("check", made)

    assert checked.code == ExitCode.BAD_INPUT
    assert "the questionnaire has changed since the round was opened" in checked.err


def test_rounds_before_and_after_are_compared_in_what_both_were_asked(begin: Begin, run, house: Path) -> None:
    spring, autumn = begin("2026-03", "two-features.yaml", ITEMS), begin("2026-11", "more.yaml", [*ITEMS, *ADDED], lift=1)

    compared = run("compare", spring, autumn, "-f", "json", "-o", "-", cwd=house)

    assert compared.code == ExitCode.DONE
    found = json.loads(compared.out)
    codes = {each["id"]: each["withheld"].get("change", {"code": None})["code"] for each in found["dimensions"]}
    assert codes == {"aims": None, "trust": None, "served": "not-asked"}
    core = {"id": "two-features", "version": "1.0.0", "dimensions": ["aims", "trust"]}
    assert [each["questionnaire"]["core"] for each in found["rounds"]] == [None, core]
    page = run("compare", spring, autumn, "-f", "md", "-o", "-", cwd=house)
    assert "- Built on: two-features, version 1.0.0" in page.out


def test_a_comparison_and_a_diff_say_the_same_of_another_way_of_counting(begin: Begin, run, house: Path) -> None:
    spring = begin("2026-03", "two-features.yaml", ITEMS)
    base = house / "two-features.yaml"
    base.write_text(base.read_text(encoding="utf-8") + "scoring: {min_answered: 1.0}\n", encoding="utf-8")
    autumn = begin("2026-11", "more.yaml", [*ITEMS, *ADDED])

    compared = json.loads(run("compare", spring, autumn, "-f", "json", "-o", "-", cwd=house).out)
    diffed = json.loads(run("questionnaires", "diff", spring, autumn, "-f", "json", cwd=house).out)

    codes = {each["id"]: each["withheld"]["change"]["code"] for each in compared["dimensions"]}
    assert codes == {each["id"]: each["reason"] for each in diffed["dimensions"]}
    assert codes == {"aims": "other-counting", "trust": "other-counting", "served": "not-asked"}


def answers(file: Path, people: int, items: Iterable[str], round_: str = "") -> Path:
    """Answers of a team that the file names, or of a round of one that it does not."""
    head, name = ("round", round_) if round_ else ("team", "Harbour")
    points = [[str((person * 3 + at * at) % 5 + 1) for at, _ in enumerate(items)] for person in range(people)]
    lines = [[head, *items], *([name, *row] for row in points)]
    file.write_text("\n".join(map(",".join, lines)) + "\n", encoding="utf-8")
    return file


def test_the_same_answers_give_the_core_the_same_figures(run, house: Path) -> None:
    answers(house / "autumn.csv", 11, [*ITEMS, *ADDED])

    whole = run("score", "autumn.csv", "-q", "more.yaml", "-f", "json", cwd=house)
    core = run("score", "autumn.csv", "-q", "two-features.yaml", "-f", "json", cwd=house)

    assert (whole.code, core.code) == (ExitCode.DONE, ExitCode.DONE)
    (all_of_it,), (of_core,) = (json.loads(ran.out)["teams"] for ran in (whole, core))
    assert all_of_it["dimensions"][:2] == of_core["dimensions"]
    assert 'ignored: columns H "served1", I "served2", J "served3"' in core.err


def test_a_late_answer_is_not_told_by_a_report_of_the_core_beside_one_of_the_whole(run, house: Path) -> None:
    """The ledger takes the two for figures of the same answers, as they are."""
    answers(house / "autumn.csv", 7, [*ITEMS, *ADDED], "autumn")
    first = run("report", "autumn.csv", "-q", "two-features.yaml", "--team-name", "Harbour", cwd=house)
    assert first.code == ExitCode.DONE
    again = run("report", "autumn.csv", "-q", "more.yaml", "--team-name", "Harbour", "-o", "whole.html", cwd=house)
    assert again.code == ExitCode.DONE

    answers(house / "autumn.csv", 8, [*ITEMS, *ADDED], "autumn")
    for questionnaire in ("two-features.yaml", "more.yaml"):
        late = run("report", "autumn.csv", "-q", questionnaire, "--team-name", "Harbour", "-o", "late.html", cwd=house)
        assert late.code == ExitCode.BAD_INPUT
        assert not (house / "late.html").exists()


def test_a_round_and_the_same_with_a_late_answer_are_not_put_side_by_side(run, house: Path) -> None:
    run("questionnaires", "new", "our-seven", "--extends", "seven-features", cwd=house)
    base, whole = (load_questionnaire(name) for name in ("seven-features", house / "our-seven.yaml"))
    for name, asked, people in (("spring", base, 12), ("autumn", whole, 13)):
        made = house / name
        about = ("--team", "Harbour", "--people", "14", "--facilitator", "Ann", "--round", name, "--no-input")
        assert run("init", made, *about, "-q", "our-seven.yaml" if asked is whole else "seven-features", cwd=house).code == 0
        answers(made / "answers.csv", people, [item.id for item in asked.items])

    refused = run("compare", "spring", "autumn", cwd=house)

    assert refused.code == ExitCode.BAD_INPUT
    assert "one holds all answers of the other" in refused.err


def test_norms_of_what_is_extended_stand_beside_the_core(run, house: Path) -> None:
    assert run(*MANY, "-q", "two-features.yaml", cwd=house).code == 0
    assert run("norms", "build", "many/answers.csv", "-q", "two-features.yaml", cwd=house).code == 0
    answers(house / "autumn.csv", 12, [*ITEMS, *ADDED])

    scored = run("score", "autumn.csv", "-q", "more.yaml", "--norms", "norms.yaml", "-f", "json", cwd=house)

    (team,) = json.loads(scored.out)["teams"]
    places = {each["id"]: each["withheld"].get("percentile", {}).get("code") for each in team["norms"]["dimensions"]}
    assert places["served"] == "no-norm"
    assert {places["aims"], places["trust"]} <= {None, "cannot-be-placed"}
    assert run("check", "norms.yaml", "-q", "more.yaml", cwd=house).code == ExitCode.DONE


def test_norms_of_an_extension_are_not_those_of_another(run, house: Path) -> None:
    assert run(*MANY, "-q", "more.yaml", cwd=house).code == 0
    assert run("norms", "build", "many/answers.csv", "-q", "more.yaml", cwd=house).code == 0

    assert run("check", "norms.yaml", "-q", "more.yaml", cwd=house).code == ExitCode.DONE
    refused = run("check", "norms.yaml", "-q", "two-features.yaml", cwd=house)
    assert refused.code == ExitCode.BAD_INPUT


def test_a_batch_of_rounds_takes_in_those_that_were_asked_more(begin: Begin, run, house: Path) -> None:
    begin("2026-03", "two-features.yaml", ITEMS)
    begin("2026-11", "more.yaml", [*ITEMS, *ADDED], lift=1)

    core = run("batch", "rounds", "-q", "two-features.yaml", "-o", "core", cwd=house)
    own = run("batch", "rounds", "-q", "more.yaml", "-o", "own", cwd=house)

    assert (core.code, own.code) == (ExitCode.DONE, ExitCode.DONE)
    assert "asked something else" not in core.err
    assert "Note: 1 round asked something else than more; score with -q." in own.err


def test_an_export_with_statements_as_headings_reads_as_the_whole_or_as_the_core(run, house: Path) -> None:
    more = load_questionnaire(house / "more.yaml")
    scale = more.items[0].scale
    rows = [[scale.label((person + at) % 5 + 1) for at, _ in enumerate(more.items)] for person in range(8)]
    lines = ["\t".join(row) for row in [[item.text for item in more.items], *rows]]
    (house / "export.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    whole = run("import", "export.tsv", "-q", "more.yaml", "--team-name", "Harbour", "-o", "whole.csv", cwd=house)
    core = run("import", "export.tsv", "-q", "two-features.yaml", "--team-name", "Harbour", "-o", "core.csv", cwd=house)

    assert whole.code == ExitCode.DONE, whole.err
    assert {*ITEMS, *ADDED} <= set((house / "whole.csv").read_text(encoding="utf-8").splitlines()[0].split(","))
    assert core.code == ExitCode.DONE, core.err
    assert not set(ADDED) & set((house / "core.csv").read_text(encoding="utf-8").splitlines()[0].split(","))


@pytest.mark.parametrize("target", ["ms-forms", "google-forms", "limesurvey", "xlsform", "qualtrics", "surveyjs"])
def test_every_form_asks_what_is_added(run, house: Path, target: str) -> None:
    made = run("questionnaires", "export", "more.yaml", "--to", target, cwd=house)

    assert made.code == ExitCode.DONE
    assert len([*house.glob("more-*")]) == 1


def test_the_page_to_send_out_asks_what_is_added(call, house: Path) -> None:
    assert call("init", house / "open", *WEIR).code == 0
    assert call("survey", "form", house / "open").code == 0

    page = (house / "open" / "form.html").read_text(encoding="utf-8")
    assert page.index("We listen to one another.") < page.index("We ask the people we serve what matters to them.")


def test_a_report_says_what_it_is_built_on_and_its_debrief_talks_of_both(run, house: Path) -> None:
    answers(house / "autumn.csv", 12, [*ITEMS, *ADDED])
    assert run("report", "autumn.csv", "-q", "more.yaml", "--debrief", "-f", "md", "-o", "out", cwd=house).code == ExitCode.DONE

    texts = "\n".join(file.read_text(encoding="utf-8") for file in sorted((house / "out").glob("*.md")))
    assert "Built on: Two features, version 1.0.0. Model, wording, licence and status are said of that" in texts
    assert "The people we serve" in texts
    alone = run("report", "autumn.csv", "-q", "two-features.yaml", "-f", "md", "-o", "-", cwd=house)
    assert "Built on" not in alone.out


def test_a_translation_has_what_is_added_and_the_other_s_serves_the_core(run, house: Path) -> None:
    assert run("questionnaires", "translate", "two-features.yaml", "--to", "de", "--quiet", cwd=house).code == 0
    made = run("questionnaires", "translate", "more.yaml", "--to", "de", cwd=house)
    assert made.err.splitlines()[0] == "Wrote more.de.yaml: 7 texts to translate."

    for name, item, said in (("more", "served1", "Wir fragen."), ("two-features", "aims1", "Wir wollen dasselbe.")):
        file = house / f"{name}.de.yaml"
        text = file.read_text(encoding="utf-8").replace(f'{item}: ""', f'{item}: "{said}"')
        file.write_text(text.replace("status: machine", "status: reviewed") if name == "more" else text, encoding="utf-8")
    checked = run("check", "more.de.yaml", cwd=house)
    assert checked.code == ExitCode.DONE
    assert "more.de.yaml: 1 of 7 texts is translated (status: machine). It can be used." in checked.out
    assert "Of two-features, which it extends," in checked.err
    shown = run("questionnaires", "show", "more.yaml", "--json", cwd=house)
    (german,) = json.loads(shown.out)["translations"]
    assert german["status"] == "machine"
    assert {name: part["items"] for name, part in german["dimensions"].items()} == {
        "aims": {"aims1": "Wir wollen dasselbe."},
        "served": {"served1": "Wir fragen."},
    }
