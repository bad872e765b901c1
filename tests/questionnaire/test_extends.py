"""A questionnaire that extends another: all that the other has, as it has it, and what is added after it."""

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from teamcheck.errors import Code, Problem, QuestionnaireError
from teamcheck.questionnaire.catalogue import shipped
from teamcheck.questionnaire.extension import OF_THE_CORE
from teamcheck.questionnaire.format import QuestionnaireFormat
from teamcheck.questionnaire.lint import lint
from teamcheck.questionnaire.listing import as_data
from teamcheck.questionnaire.load import files_of, load_questionnaire, load_shipped
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.starter import extending

#: Seven lines, so that what a test adds starts in line 8.
HEAD = """\
schema: teamcheck/questionnaire/1
id: more
version: 3.0.0
language: en
title: Ours and more
extends: ours
scale: agree
"""
ADDED = """\
description: With more.
framing: {after: [What did we learn?]}
scales: {often: {points: {1: Seldom, 2: Often}, not_applicable: Never mind}}
groups: [{id: outside, title: Outside}]
dimensions:
  - id: served
    title: Served
    group: outside
    items:
      - {id: served1, text: We ask those we serve., why: ask}
      - {id: served2, text: They tell us what they need., scale: often, why: need}
      - {from: theirs/mood}
background: [{id: site, text: Which site?, choices: {north: North, south: South}}]
comments: [{id: wish, text: What do they wish for?}]
checklists: [{id: heard, text: How do we hear?, choose: 1, options: {talk: {text: Talk}, mail: {text: Mail}}}]
voices: {leader: {served1: My team asks those we serve.}}
"""
THEIRS = """\
schema: teamcheck/questionnaire/1
id: theirs
version: 1.0.0
language: en
title: Theirs
scales: {faces: {points: {1: Sad, 2: Happy}}}
dimensions: [{id: mood, title: Mood, items: [{id: mood, text: How is the mood?, scale: faces}]}]
"""
PULSE = THEIRS.replace("id: theirs", "id: quick") + "always: [mood]\n"
Extend = Callable[..., Questionnaire]
Refused = Callable[..., list[Problem]]


@pytest.fixture
def extend(folder_with: Callable[..., Path], whole: str) -> Extend:
    """Load ``more``, which extends the questionnaire with every key."""

    def loaded(added: str = ADDED, base: str = whole) -> Questionnaire:
        return load_questionnaire(folder_with(base, theirs=THEIRS, more=HEAD + added).with_name("more.yaml"))

    return loaded


@pytest.fixture
def refused(extend: Extend) -> Refused:
    def problems(added: str, **others: str) -> list[Problem]:
        with pytest.raises(QuestionnaireError) as raised:
            extend(added, **others)
        return list(raised.value.problems)

    return problems


def test_it_has_everything_of_the_other_first_and_in_its_order(extend, tmp_path: Path) -> None:
    more, ours = extend(), load_questionnaire(tmp_path / "ours.yaml")

    for part in ("dimensions", "groups", "background", "comments", "checklists"):
        there, here = getattr(ours, part), getattr(more, part)
        assert here[: len(there)] == there
        assert len(here) == len(there) + 1
    assert more.voices == {"leader": {**ours.voices["leader"], "served1": "My team asks those we serve."}}
    assert more.base == ours
    assert (more.id, more.version, more.title, more.description) == ("more", "3.0.0", "Ours and more", "With more.")
    assert (more.framing.before, more.framing.after) == (ours.framing.before, ("What did we learn?",))
    own = {"id", "version", "title", "description", "sha256", "framing", "voices", "translations", "places", "base"}
    changed = {"dimensions", "groups", "background", "comments", "checklists"}
    for name in {field.name for field in fields(Questionnaire)} - own - changed:
        assert getattr(more, name) == getattr(ours, name), name


def test_it_may_add_nothing_but_its_title(extend) -> None:
    more = extend("")

    assert more.base is not None
    head = {"id": "more", "version": "3.0.0", "title": "Ours and more", "sha256": "", "base": None}
    assert replace(more, sha256="", base=None) == replace(more.base, description="", **head)


def test_a_key_that_the_format_gets_later_is_the_base_s_until_somebody_decides() -> None:
    """Every key at the top is either free to be one's own, or added to, or belongs to what is extended."""
    head = {"schema", "id", "version", "language", "title", "extends"}
    own = {"description", "intro", "framing", "scale"}
    added = {"scales", "groups", "dimensions", "background", "comments", "checklists", "voices"}
    keys = {field.alias or name for name, field in QuestionnaireFormat.model_fields.items()}

    assert keys - head - own - added == set(OF_THE_CORE)


def test_the_added_statements_are_answered_on_a_scale_of_the_other_or_their_own(extend) -> None:
    more = extend()
    scales = [item.scale.id for item in more.dimensions[-1].items]

    assert scales == ["agree", "often", "faces"]
    assert more.dimensions[-1].items[0].scale == more.dimensions[0].items[0].scale


def test_an_added_statement_without_a_scale_takes_that_of_all_statements_of_the_other(folder_with, whole: str) -> None:
    more = load_questionnaire(
        folder_with(whole, theirs=THEIRS, more=HEAD.replace("scale: agree\n", "") + ADDED).with_name("more.yaml")
    )

    assert more.base is not None
    assert [item.scale.id for item in more.dimensions[-1].items] == ["agree", "often", "faces"]
    assert more.dimensions[-1].items[0].scale == more.base.items[0].scale


@pytest.mark.parametrize(
    "base",
    [
        pytest.param(THEIRS, id="the other names a scale for each"),
        pytest.param(
            THEIRS.replace("scales: {", "scale: unused\nscales: {unused: {points: {1: Low, 2: High}}, "),
            id="nobody answers on its scale for all",
        ),
    ],
)
def test_an_added_statement_without_a_scale_is_told_of_where_the_other_has_none_for_all(folder_with, base: str) -> None:
    more = HEAD.replace("scale: agree\n", "").replace("extends: ours", "extends: theirs")
    added = "dimensions: [{id: x, title: X, items: [{id: x1, text: We ask.}]}]\n"

    with pytest.raises(QuestionnaireError) as raised:
        load_questionnaire(folder_with(base, theirs=base, more=more + added).with_name("more.yaml"))

    [problem] = raised.value.problems
    assert (problem.code, problem.place.file.endswith("more.yaml")) == (Code.SCALE_UNKNOWN, True)


@pytest.mark.parametrize(
    ("added", "where"),
    [
        ("dimensions: [{id: x, title: X, items: [{id: goals1, text: Another thing.}]}]", "dimensions[x].items[goals1].id"),
        ("dimensions: [{id: x, title: X, items: [{ref: goals2, keyed: negative}]}]", "dimensions[x].items[goals2]"),
        ("dimensions: [{id: x, title: X, items: [{from: ours/goals3}]}]", "dimensions[x].items[ours/goals3]"),
        ("dimensions: [{id: goals, title: X, items: [{id: x1, text: Another thing.}]}]", "dimensions[goals].id"),
        ("dimensions: [{id: work, title: X, items: [{id: x1, text: Another thing.}]}]", "dimensions[work].id"),
        ("groups: [{id: plans, title: X}]", "groups[plans].id"),
        ("comments: [{id: keep, text: What else?}]", "comments[keep].id"),
        ("comments: [{id: goals1, text: What else?}]", "comments[goals1].id"),
        ("background: [{id: hurdles, text: Who?, choices: {a: A, b: B}}]", "background[hurdles].id"),
        ("checklists: [{id: role, text: Which?, choose: 1, options: {a: {text: A}, b: {text: B}}}]", "checklists[role].id"),
    ],
)
def test_an_id_of_the_other_is_not_used_again(refused, added: str, where: str) -> None:
    [problem] = refused(added + "\n")

    assert (problem.code, problem.place.line, problem.place.key) == (Code.ID_OF_BASE, 8, where)
    assert "ours" in problem.message


@pytest.mark.parametrize(
    ("added", "where"),
    [
        ("prompt: And now?", "prompt"),
        ("source: {status: validated}", "source"),
        ("scoring: {min_answered: 0.9}", "scoring"),
        ("scoring: {bands: [{least: 0, name: Low}]}", "scoring"),
        ("always: [goals1]", "always"),
        ("rotate: {from: [goals1], each: 1}", "rotate"),
        ("about: team", "about"),
        ("scales: {agree: {points: {1: Never, 2: Ever}}}", "scales.agree"),
        ("scales: {agree: {points: {1: Disagree, 2: Agree}, not_applicable: Does not apply}}", "scales.agree"),
        ("dimensions: [{id: x, title: X, group: work, items: [{id: x1, text: Another thing.}]}]", "dimensions[x].group"),
        ("dimensions: [{id: x, title: X, role: real-team, items: [{id: x1, text: Another thing.}]}]", "dimensions[x].role"),
        ("dimensions: [{id: x, title: X, role: outcome, items: [{id: x1, text: Another thing.}]}]", "dimensions[x].role"),
        ("voices: {leader: {goals2: My team looks at its goals.}}", "voices.leader.goals2"),
        ("voices: {leader: {goals1: Mine agrees.}}", "voices.leader.goals1"),
        ("voices: {guest: {}}", "voices.guest"),
    ],
)
def test_what_others_are_compared_with_is_not_touched(refused, added: str, where: str) -> None:
    [problem] = refused(added + "\n")

    assert (problem.code, problem.place.line, problem.place.key) == (Code.CORE_TOUCHED, 8, where)
    assert problem.fix


def test_a_caution_that_is_there_cannot_be_replaced_and_one_may_be_added(refused, extend, whole: str) -> None:
    assert extend("caution: Not for appraisal.\n").caution == "Not for appraisal."
    [problem] = refused("caution: For everything.\n", base=whole + "caution: Not for appraisal.\n")
    assert problem.code is Code.CORE_TOUCHED


def test_its_language_is_that_of_the_other(tmp_path: Path, whole: str) -> None:
    (tmp_path / "ours.yaml").write_text(whole, encoding="utf-8")
    (tmp_path / "more.yaml").write_text(HEAD.replace("language: en", "language: de"), encoding="utf-8")

    with pytest.raises(QuestionnaireError) as raised:
        load_questionnaire(tmp_path / "more.yaml")

    assert [(each.code, each.place.line) for each in raised.value.problems] == [(Code.CORE_TOUCHED, 4)]


@pytest.mark.parametrize(
    "added",
    [
        "comments: [{id: wish, text: what to keep}]",
        "dimensions: [{id: x, title: X, items: [{id: x1, text: We agree on GOALS}]}]",
        "comments: [{id: wish, text: goals2}]",
        "voices: {leader: {x1: My team agrees on goals}}\ndimensions: [{id: x, title: X, items: [{id: x1, text: We ask.}]}]",
    ],
)
def test_nothing_is_worded_like_the_other(refused, added: str) -> None:
    [problem] = refused(added + "\n")

    assert problem.code is Code.WORDS_TWICE


def test_every_fault_is_told_in_one_run(refused) -> None:
    found = refused("prompt: Now?\nscoring: {}\ncomments: [{id: keep, text: We agree on goals.}]\n")

    assert [(problem.place.line, problem.code) for problem in found] == [
        (8, Code.CORE_TOUCHED),
        (9, Code.CORE_TOUCHED),
        (10, Code.ID_OF_BASE),
    ]


def test_an_unknown_name_is_told_as_ever(refused) -> None:
    [problem] = refused("dimensions: [{id: x, title: X, group: wrok, items: [{ref: goals9}]}]\n")[:1]

    assert problem.code is Code.REFERENCE_UNKNOWN


def test_a_scale_that_is_nowhere_is_told_with_those_of_the_other(refused) -> None:
    [problem] = refused("dimensions: [{id: x, title: X, items: [{id: x1, text: We ask., scale: agre}]}]\n")

    assert problem.code is Code.SCALE_UNKNOWN
    assert "`agree`" in problem.fix


def written(folder: Path, **files: str) -> list[Problem]:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(QuestionnaireError) as raised:
        load_questionnaire(folder / "more.yaml")
    return list(raised.value.problems)


def test_an_extension_is_not_extended(tmp_path: Path, whole: str) -> None:
    second = HEAD.replace("id: more", "id: second")
    [problem] = written(tmp_path, ours=whole, second=second, more=HEAD.replace("extends: ours", "extends: second"))

    assert (problem.code, problem.place.line) == (Code.CORE_TOUCHED, 6)
    assert "Extend ours" in problem.fix


def test_a_pulse_is_not_extended(tmp_path: Path) -> None:
    [problem] = written(tmp_path, quick=PULSE, more=HEAD.replace("extends: ours", "extends: quick"))

    assert (problem.code, problem.place.line) == (Code.CORE_TOUCHED, 6)


def test_it_cannot_extend_itself_nor_what_takes_items_from_it(tmp_path: Path) -> None:
    [problem] = written(tmp_path, more=HEAD.replace("extends: ours", "extends: more"))
    assert (problem.code, problem.place.line) == (Code.REFERENCE_CIRCLE, 6)

    taking = THEIRS.replace("{id: mood, text: How is the mood?, scale: faces}", "{from: more/served1}")
    [problem] = written(tmp_path, theirs=taking, more=HEAD.replace("extends: ours", "extends: theirs") + ADDED)
    assert problem.code is Code.REFERENCE_CIRCLE


def test_what_it_extends_must_be_there_and_without_fault(tmp_path: Path, whole: str) -> None:
    [problem] = written(tmp_path, more=HEAD)
    assert (problem.code, problem.place.line) == (Code.REFERENCE_UNKNOWN, 6)

    problems = written(tmp_path, ours=whole.replace("choose: 1", "choose: 7"), more=HEAD + ADDED)
    assert [(Path(each.place.file).name, each.code) for each in problems] == [("ours.yaml", Code.VALUE_NOT_ALLOWED)]


def test_what_comes_along_is_found_by_its_name_and_one_beside_the_file_comes_first(tmp_path: Path, whole: str) -> None:
    head = HEAD.replace("extends: ours", "extends: reflexivity").replace("scale: agree\n", "")
    (tmp_path / "more.yaml").write_text(head, encoding="utf-8")
    assert load_questionnaire(tmp_path / "more.yaml").base == load_questionnaire("reflexivity")

    (tmp_path / "reflexivity.yaml").write_text(whole.replace("id: ours", "id: reflexivity"), encoding="utf-8")
    base = load_questionnaire(tmp_path / "more.yaml").base
    assert base is not None
    assert base.title == "Ours"


def test_the_digest_is_another_when_either_file_is(extend, whole: str) -> None:
    first = extend()
    again = extend()
    other_base = extend(base=whole.replace("minutes: 5", "minutes: 6"))
    other_own = extend(ADDED + "# a comment\n")

    assert first.sha256 == again.sha256
    assert len({first.sha256, other_base.sha256, other_own.sha256, hashlib.sha256((HEAD + ADDED).encode()).hexdigest()}) == 4


def test_the_files_of_a_questionnaire_put_elsewhere_are_the_same_questionnaire(
    extend, tmp_path: Path, whole_german: str
) -> None:
    german = "schema: teamcheck/translation/1\nof: more\nlanguage: de\nstatus: reviewed\ntitle: Mehr\n"
    (tmp_path / "more.de.yaml").write_text(german, encoding="utf-8")
    (tmp_path / "ours.de.yaml").write_text(whole_german, encoding="utf-8")
    here = extend()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    files = files_of(tmp_path / "more.yaml")
    for file in files:
        (elsewhere / file.name).write_bytes(file.read_bytes())
    for file in tmp_path.glob("*.yaml"):
        file.unlink()

    assert [file.name for file in files] == ["more.yaml", "more.de.yaml", "ours.de.yaml", "ours.yaml", "theirs.yaml"]
    assert load_questionnaire(elsewhere / "more.yaml") == here


def test_the_files_of_one_that_takes_items_from_others_are_theirs_too() -> None:
    assert [file.name for file in files_of("seven-features-short")] == ["seven-features-short.yaml", "seven-features.yaml"]
    assert [file.name for file in files_of("seven-features")] == ["seven-features.yaml"]


def test_a_list_of_a_third_questionnaire_is_added_and_copied_too(tmp_path: Path) -> None:
    head = HEAD.replace("extends: ours", "extends: seven-features").replace("scale: agree\n", "")
    (tmp_path / "more.yaml").write_text(head + "checklists: [{from: barriers/barriers}]\n", encoding="utf-8")

    assert [each.id for each in load_questionnaire(tmp_path / "more.yaml").checklists] == ["barriers"]
    assert {file.name for file in files_of(tmp_path / "more.yaml")} == {"more.yaml", "seven-features.yaml", "barriers.yaml"}


def test_a_list_that_the_other_has_is_not_taken_again(tmp_path: Path) -> None:
    head = HEAD.replace("extends: ours", "extends: barriers").replace("scale: agree\n", "")
    [problem] = written(tmp_path, more=head + "checklists: [{from: barriers/barriers}]\n")

    assert (problem.code, problem.place.line) == (Code.ID_OF_BASE, 7)


def test_a_long_chain_behind_what_is_extended_ends_in_a_fault(tmp_path: Path) -> None:
    taking = "dimensions: [{{id: d, title: D, items: [{{from: {}/mood}}]}}]\n"
    head = "schema: teamcheck/questionnaire/1\nid: {}\nversion: 1.0.0\nlanguage: en\ntitle: T\n"
    links = {f"a{n}": head.format(f"a{n}") + taking.format(f"a{n + 1}") for n in range(40)}
    problems = written(tmp_path, **links, more=HEAD.replace("extends: ours", "extends: a0"))

    assert {problem.code for problem in problems} == {Code.REFERENCE_CIRCLE}


def test_what_is_extended_is_no_larger_than_any_questionnaire(tmp_path: Path, whole: str) -> None:
    problems = written(tmp_path, ours=whole + "#" * 300_000, more=HEAD)

    assert [problem.code for problem in problems] == [Code.QUESTIONNAIRE_TOO_LARGE]


@pytest.mark.slow
def test_the_largest_is_extended_within_seconds(tmp_path: Path) -> None:
    items = "".join(f"      - {{id: i{n}, text: Thing number {n} happens here.}}\n" for n in range(4_200))
    dimension = "scale: agree\ndimensions:\n  - id: {}\n    title: Many\n    items:\n" + items
    scales = "scales: {agree: {points: {1: Sad, 2: Happy}}}\n"
    base = HEAD.partition("extends")[0].replace("id: more", "id: ours") + scales + dimension.replace("{}", "big", 1)
    assert 200_000 < len(base) < 256 * 1024
    (tmp_path / "ours.yaml").write_text(base, encoding="utf-8")
    more = HEAD.replace("scale: agree\n", "") + dimension.replace("{}", "more", 1)
    (tmp_path / "more.yaml").write_text(more, encoding="utf-8")
    begin = time.process_time()

    problems = written(tmp_path)

    assert {Code.ID_OF_BASE} <= {problem.code for problem in problems}
    assert len(problems) == 101
    assert time.process_time() - begin < 20


def test_advice_is_on_what_is_added_and_no_more(extend, whole: str) -> None:
    found = lint(extend(base=whole.replace("    discuss: [When?]\n", "")))

    assert {problem.place.key for problem in found} == {"dimensions[served]"}


def test_a_statement_that_is_asked_already_is_pointed_out(extend) -> None:
    added = "dimensions: [{id: x, title: X, items: [{id: x1, text: We look at our team goals., why: x}]}]\n"
    [told] = [problem for problem in lint(extend(added)) if problem.code is Code.ITEM_LIKE_ANOTHER]

    assert "goals2" in told.message
    assert told.fix.startswith("Take it out")


def test_the_listing_says_what_is_extended(extend) -> None:
    data = json.loads(json.dumps(as_data(extend())))

    assert data["extends"] == {"id": "ours", "version": "1.0.0", "dimensions": ["goals", "plans"]}
    assert "base" not in data


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in shipped() if name not in {"pulse", "seven-features-served"}])
def test_the_start_of_an_extension_loads_without_any_advice(tmp_path: Path, name: str) -> None:
    file = tmp_path / "more.yaml"
    file.write_text(extending(load_questionnaire(name), "more", 'More: "ours" BASE'), encoding="utf-8")

    more = load_questionnaire(file)

    assert lint(more, load_shipped()) == ()
    assert (more.title, more.base) == ('More: "ours" BASE', load_questionnaire(name))


def test_what_the_start_of_an_extension_has_as_comments_can_be_used_too(tmp_path: Path) -> None:
    text = extending(load_questionnaire("seven-features"), "more", "More")
    file = tmp_path / "more.yaml"
    for line in ('# intro: "..."', "# background:", "#   - {id: site", "# checklists:", "#   - {from"):
        assert text.count(line) == 1
        text = text.replace(line, line.removeprefix("# ") if line.startswith("# ") else f" {line.removeprefix('#')}")
    file.write_text(text, encoding="utf-8")

    more = load_questionnaire(file)

    assert [each.id for each in more.background] == ["site"]
    assert [each.id for each in more.checklists] == ["barriers"]
    assert more.intro == "..."
