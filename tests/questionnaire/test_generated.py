"""What is made of the formats: the JSON Schema, the starter, the listing, the catalogue; and the examples of the reference."""

import json
import re
from pathlib import Path

import pytest

from teamcheck._resources import data_root
from teamcheck.errors import Code, QuestionnaireError
from teamcheck.questionnaire.catalogue import read_shipped, shipped
from teamcheck.questionnaire.lint import lint
from teamcheck.questionnaire.listing import as_data
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.schema import questionnaire_schema, translation_schema
from teamcheck.questionnaire.starter import starter


def test_the_json_schema_in_the_repository_is_the_one_of_the_models() -> None:
    stored = json.loads((data_root() / "questionnaires" / "questionnaire.schema.json").read_text(encoding="utf-8"))

    assert stored == questionnaire_schema(), "teamcheck schema questionnaire > questionnaires/questionnaire.schema.json"


def test_the_json_schema_names_every_key_as_the_file_does() -> None:
    schema = questionnaire_schema()

    assert {"schema", "id", "dimensions", "always", "rotate"} <= schema["properties"].keys()
    assert {"from", "to", "ends"} == schema["$defs"]["EndsFormat"]["properties"].keys()
    assert "try" in schema["$defs"]["DimensionFormat"]["properties"]
    assert schema["additionalProperties"] is False
    assert "of" in translation_schema()["properties"]


@pytest.mark.parametrize("title", ["Our meetings", 'A "title": with #signs', "\\ \t\n", "\x00\u202e\U0001f600", ""])
def test_the_starter_loads_without_any_advice(tmp_path: Path, title: str) -> None:
    file = tmp_path / "our-meetings.yaml"
    file.write_text(starter("our-meetings", title), encoding="utf-8")

    questionnaire = load_questionnaire(file)

    assert lint(questionnaire) == ()
    assert questionnaire.id == "our-meetings"


def test_the_starter_keeps_the_title(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(starter("x", 'Say "yes": \\o/ # 1'), encoding="utf-8")

    assert load_questionnaire(file).title == 'Say "yes": \\o/ # 1'


@pytest.mark.parametrize("name", ["", "Ours", "../ours", "ours\n", "1a", "a" * 41])
def test_the_starter_refuses_an_id_that_is_none(name: str) -> None:
    with pytest.raises(QuestionnaireError) as raised:
        starter(name, "Ours")

    assert [problem.code for problem in raised.value.problems] == [Code.ID_NOT_ALLOWED]


def test_the_listing_holds_everything_and_is_json(load, head: str) -> None:
    ours = load(
        head
        + """\
dimensions:
  - {id: a, title: A, items: [{id: a1, text: We plan., keyed: negative}], try: [{text: Plan.}]}
voices: {leader: {a1: I plan.}}
""",
        ours__de="""\
schema: teamcheck/translation/1
of: ours
language: de
status: machine
scales: {agree: {points: {2: Weder noch}}}
dimensions: {a: {items: {a1: Wir planen.}, try: [{text: Planen.}]}}
""",
    )

    data = json.loads(json.dumps(as_data(ours)))

    assert data["scales"]["agree"] == {
        "points": {"1": "Disagree", "2": "Neither", "3": "Agree"},
        "not_applicable": None,
        "favourable": [3],
        "unfavourable": [1],
    }
    [dimension] = data["dimensions"]
    assert dimension["items"][0]["scale"] == "agree"
    assert dimension["items"][0]["keyed"] == "negative"
    assert dimension["try"] == [{"text": "Plan.", "source": ""}]
    assert data["voices"] == {"leader": {"a1": "I plan."}}
    assert data["translations"] == [
        {
            "language": "de",
            "status": "machine",
            "translator": "",
            "scales": {"agree": {"points": {"2": "Weder noch"}}},
            "dimensions": {"a": {"items": {"a1": "Wir planen."}, "try": [{"text": "Planen."}]}},
        }
    ]
    assert "places" not in data
    assert (data["extends"], "base" in data) == (None, False)


def test_every_shipped_questionnaire_loads_by_its_name() -> None:
    assert shipped()
    assert [load_questionnaire(name).id for name in shipped()] == list(shipped())


def test_a_shipped_text_that_does_not_exist_is_refused() -> None:
    with pytest.raises(QuestionnaireError) as raised:
        read_shipped("no-such")

    assert [problem.code for problem in raised.value.problems] == [Code.QUESTIONNAIRE_NOT_FOUND]


@pytest.fixture(scope="module")
def reference() -> str:
    """docs/questionnaire-format.md."""
    return (Path(__file__).parents[2] / "docs" / "questionnaire-format.md").read_text(encoding="utf-8")


def test_every_example_of_the_reference_loads(reference: str, tmp_path: Path) -> None:
    blocks = re.findall(r"^```yaml\n(.*?)^```$", reference, re.MULTILINE | re.DOTALL)
    for block in blocks:
        named = re.search(r"^# (\S+\.yaml)$", block, re.MULTILINE)
        assert named, f"no file name in the first line of:\n{block}"
        (tmp_path / named[1]).write_text(block, encoding="utf-8")

    loaded = [load_questionnaire(file) for file in sorted(tmp_path.iterdir()) if file.name.count(".") == 1]

    assert [questionnaire.id for questionnaire in loaded] == ["everything", "our-meetings", "our-rooms", "our-seven"]
    assert all(questionnaire.translations for questionnaire in loaded[:2])
    assert [problem.code for each in loaded[2:3] for problem in lint(each)] == []
    assert not [problem for each in loaded for problem in lint(each) if problem.code is Code.TRANSLATION_INCOMPLETE]


@pytest.mark.parametrize("schema", [questionnaire_schema(), translation_schema()], ids=lambda schema: schema["title"])
def test_the_reference_names_every_key(reference: str, schema: dict[str, dict[str, dict[str, object]]]) -> None:
    models = [schema, *schema["$defs"].values()]
    keys = {key for model in models for key in model["properties"]}
    assert len(keys) > 15

    assert {key for key in keys if not re.search(rf"\b{key}\b", reference)} == set()
