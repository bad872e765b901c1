"""The JSON for SurveyJS: its own library takes it, in every language, and answers come back as they were given."""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from teamcheck.errors import Code
from teamcheck.questionnaire.asked import asked_of
from teamcheck.questionnaire.export.form import TEAM, asking_for_the_team, blocks_of, in_every_language, said_first
from teamcheck.questionnaire.export.surveyjs import TARGET, exported
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import BackgroundQuestion, Questionnaire
from teamcheck.questionnaire.translated import in_language
from teamcheck.questionnaire.translation_model import Translation
from teamcheck.responses.read import read_responses
from tests.questionnaire.export.asked import GOLDEN, NAMES, OTHER, Sheet, are_those_of, asked, in_order, in_words, sheets

pytestmark = pytest.mark.slow

#: A sign that nobody sees, which keeps words in braces from being taken for the place of an answer.
UNSEEN = "\u2060"

#: Loads a survey with the library, and says what it shows in each language.
SHOWN = """
const [npm, file, ...locales] = process.argv.slice(2);
const Survey = require(npm + "/node_modules/survey-core");
require(npm + "/node_modules/survey-core/survey.i18n.js");
const survey = new Survey.Model(JSON.parse(require("fs").readFileSync(file, "utf8")));
const texts = (items) => (Array.isArray(items) ? items : []).map((item) => item.locText.renderedHtml);
const shown = locales.map((locale) => {
  survey.locale = locale;
  return [survey.locTitle.renderedHtml, survey.locDescription.renderedHtml, survey.getAllQuestions().map((question) =>
    [question.locTitle.renderedHtml, texts(question.rows), texts(question.columns), texts(question.choices)])];
});
console.log(JSON.stringify({errors: survey.jsonErrors, shown}));
"""

#: Answers a survey for each person through its questions, and hands over what the library hands over.
ANSWERED = """
const [npm, file, given] = process.argv.slice(2);
const Survey = require(npm + "/node_modules/survey-core");
const read = (path) => JSON.parse(require("fs").readFileSync(path, "utf8"));
const results = read(given).map((person) => {
  const survey = new Survey.Model(read(file));
  for (const question of survey.getAllQuestions()) {
    if (question.getType() === "matrix") {
      for (const row of question.visibleRows) { if (row.name in person) row.value = person[row.name]; }
    } else if (question.name in person) question.value = person[question.name];
  }
  if (!survey.validate(false) || !survey.tryComplete()) throw new Error("it does not take the answers");
  return survey.data;
});
console.log(JSON.stringify(results));
"""

#: Says what the library's own linter finds in a survey.
FOUND = """
const {lintSurvey} = require(process.argv[2] + "/node_modules/survey-core/linter");
const survey = JSON.parse(require("fs").readFileSync(process.argv[3], "utf8"));
console.log(JSON.stringify(lintSurvey(survey).findings.map((finding) => [finding.ruleId, finding.message])));
"""


def survey(questionnaire: Questionnaire) -> dict:
    return json.loads(exported(questionnaire))


def elements(questionnaire: Questionnaire) -> list[dict]:
    return [element for page in survey(questionnaire)["pages"] for element in page["elements"]]


def put(questionnaire: Questionnaire, folder: Path) -> Path:
    """The file of a survey."""
    path = folder / "survey.json"
    path.write_bytes(exported(questionnaire))
    return path


def answers_of(sheet: Sheet) -> dict[str, object]:
    """What a person answers, by ids; nothing where they answer nothing."""
    every = {**sheet.background, **sheet.points, **sheet.ticked, **sheet.written}
    return {name: answer for name, answer in every.items() if answer not in (None, "", [])}


def results(questionnaire: Questionnaire, given: list[Sheet]) -> list[dict[str, object]]:
    """What the library hands over for these answers: those of a matrix within it."""
    found = []
    for answers in map(answers_of, given):
        whole = {}
        for element in elements(questionnaire):
            rows = [row["value"] for row in element.get("rows", ()) if row["value"] in answers]
            if rows:
                whole[element["name"]] = {row: answers[row] for row in rows}
            elif element["name"] in answers:
                whole[element["name"]] = answers[element["name"]]
        found.append(whole)
    return found


@pytest.fixture(scope="session")
def to_csv(root: Path) -> str:
    """The script that the documentation gives for making a table of results."""
    page = (root / "docs" / "importing" / "surveyjs.md").read_text(encoding="utf-8")
    return re.search(r"```js\n(.*?)```", page, re.DOTALL)[1]


@pytest.fixture
def come_back(node, to_csv, tmp_path):
    """Make a table of results as the documentation says, and see that it holds what was given."""

    def check(questionnaire: Questionnaire, handed_over: list[dict[str, object]], given: list[Sheet]) -> None:
        (tmp_path / "results.json").write_text(json.dumps(handed_over), encoding="utf-8")
        table = node(to_csv, put(questionnaire, tmp_path), tmp_path / "results.json")
        (tmp_path / "results.csv").write_text(table, encoding="utf-8")
        are_those_of(read_responses(tmp_path / "results.csv", questionnaire, export=OTHER), given)

    return check


@pytest.mark.parametrize("name", NAMES)
def test_what_is_handed_over_comes_back_by_the_lines_of_the_documentation(come_back, name):
    come_back(asked(name), results(asked(name), sheets(asked(name))), sheets(asked(name)))


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_the_library_takes_every_answer_and_hands_it_over(npm, node, come_back, tmp_path, name):
    given = sheets(asked(name))
    (tmp_path / "given.json").write_text(json.dumps([*map(answers_of, given)]), encoding="utf-8")
    handed_over = json.loads(node(ANSWERED, npm, put(asked(name), tmp_path), tmp_path / "given.json"))

    assert handed_over == results(asked(name), given)
    come_back(asked(name), handed_over, given)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_the_library_loads_it_without_an_error_and_shows_every_language(npm, node, tmp_path, name):
    spoken = in_every_language(asked(name))
    found = json.loads(node(SHOWN, npm, put(asked(name), tmp_path), *(each.language for each in spoken)))

    assert found["errors"] is None
    assert [*map(without_unseen, found["shown"])] == [*map(shown, spoken)]


@pytest.mark.slow
def test_the_library_shows_a_questionnaire_in_its_own_language_though_that_is_not_english(npm, node, tmp_path):
    german, english = asked("hard-in-german"), in_language(asked("hard-in-german"), "en")
    found = json.loads(node(SHOWN, npm, put(german, tmp_path), "", "de", "en"))

    assert survey(german)["locale"] == "de"
    assert [*map(without_unseen, found["shown"])][1:] == [shown(german), shown(english)]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_the_linter_of_the_library_finds_nothing_but_words_in_braces(npm, node, tmp_path, name):
    found = json.loads(node(FOUND, npm, put(asked(name), tmp_path)))

    assert [message for rule, message in found if UNSEEN not in message] == []
    assert len(found) == (2 if name == "hard" else 0)


@pytest.mark.slow
def test_the_library_and_its_linter_notice_a_wrong_survey(npm, node, tmp_path):
    wrong = exported(asked("seven-features")).replace(b'"type": "comment"', b'"type": "commnet"', 1)
    (tmp_path / "wrong.json").write_bytes(wrong.replace(b'"showQuestionNumbers"', b'"showNumbers"'))
    found = json.loads(node(FOUND, npm, tmp_path / "wrong.json"))

    assert json.loads(node(SHOWN, npm, tmp_path / "wrong.json", "en"))["errors"]
    assert {rule for rule, _ in found} >= {"property/unknown"}


def shown(questionnaire: Questionnaire) -> list[object]:
    """What a form shows in the language of the questionnaire: of each question its text, rows, columns and choices."""
    asks = asked_of(questionnaire, background=True)
    return [
        questionnaire.title,
        said_first(questionnaire),
        [
            *([each.text, [], [], [*each.choices.values()]] for each in asks.background),
            *(
                [block.prompt, [item.text for item in grid.items], columns(grid.scale), []]
                for block in blocks_of(questionnaire)
                for grid in block.grids
            ),
            *([each.text, [], [], [option.text for option in each.options.values()]] for each in asks.checklists),
            *([each.text, [], [], []] for each in asks.comments),
        ],
    ]


def columns(scale) -> list[str]:
    return [*map(scale.label, scale.points), *([scale.not_applicable] if scale.not_applicable else [])]


def without_unseen(value: object) -> object:
    return [*map(without_unseen, value)] if isinstance(value, list) else value.replace(UNSEEN, "")


def in_a_table(questionnaire: Questionnaire, given: list[Sheet]) -> str:
    """What the table of SurveyJS Dashboard saves: the text of a question, a dash, the text of a row; labels in cells."""

    def headings() -> Iterator[tuple[str, list[str]]]:
        for text, rows, labels, choices in shown(questionnaire)[2]:
            yield from [(f"{text} - {row}", labels) for row in rows] or [(text, choices)]

    asks, text = [*headings()], StringIO()
    writer = csv.writer(text)
    writer.writerow([heading for heading, _ in asks])
    for sheet in given:
        answers = zip(in_order(questionnaire, sheet), asks, strict=True)
        writer.writerow([in_words(answer, labels) for answer, (_, labels) in answers])
    return text.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_a_table_of_the_dashboard_comes_back_in_every_language(tmp_path, name):
    questionnaire, given = asked(name), sheets(asked(name))
    for spoken in in_every_language(questionnaire):
        (tmp_path / "table.csv").write_text(in_a_table(spoken, given), encoding="utf-8")
        # nothing but the scale whose middle points have no words needs to be told
        responses = read_responses(
            tmp_path / "table.csv", questionnaire, numbers="as-is" if name == "hard" else None, export=OTHER
        )

        are_those_of(responses, given)


@pytest.mark.parametrize("name", NAMES)
def test_names_are_ids_and_each_is_there_once(name):
    found = [
        each
        for element in elements(asked(name))
        for each in [element["name"], *(row["value"] for row in element.get("rows", ()))]
    ]

    assert len(found) == len({*found})
    assert {*asked_of(asked(name), background=True).columns} <= {*found}


def test_a_matrix_is_not_called_like_a_question():
    question = BackgroundQuestion("goals", "Whose goals are they?", {"ours": "Ours", "theirs": "Theirs"})
    names = [element["name"] for element in elements(replace(asked("hard"), background=(question,), translations=()))]

    assert names == ["goals", "goals4", "goals5", "goals6", "lookback", "costs", "keep"]


def test_values_are_points_and_what_does_not_apply_is_na():
    matrices = [element for element in elements(asked("hard")) if element["type"] == "matrix"]
    values = {row["value"]: [each["value"] for each in matrix["columns"]] for matrix in matrices for row in matrix["rows"]}

    assert values == {"goals1": [1, 2, 3, "NA"], "goals2": [0, 1, 2, 3], "goals3": [1, 2, 3, "NA"], "back1": [1, 2, 3, "NA"]}


def test_nothing_must_be_answered_but_the_team():
    asks = elements(asking_for_the_team(asked("seven-features")))

    assert [(each["name"], each["type"]) for each in asks if each.get("isRequired")] == [(TEAM, "text")]


def test_no_more_can_be_ticked_than_the_checklist_says():
    (ticked,) = (element for element in elements(asked("hard")) if element["type"] == "checkbox")

    assert (ticked["name"], ticked["maxSelectedChoices"]) == ("costs", 2)


def test_where_the_questionnaire_says_nothing_before_the_statements_their_title_stands_there_once():
    pages = survey(replace(asked("hard"), prompt="", translations=()))["pages"]

    assert "title" not in pages[1]
    assert pages[1]["elements"][0]["title"] == "Goals [ours]"
    assert (pages[2]["title"], pages[2]["elements"][0]["title"]) == ("Looking back", "How often is this so?")


def test_two_languages_with_one_name_are_refused():
    translations = tuple(Translation(tag, "machine", words={("title",): tag}) for tag in ("zh", "zh-Hans"))
    (doubt,) = (each for each in TARGET.doubts(replace(asked("hard"), translations=translations)) if each.severity == "error")

    assert doubt.code is Code.FORM_CANNOT_HOLD
    assert doubt.message == "SurveyJS knows zh and zh-Hans as one language, zh-cn: one of the two would be dropped."


def test_languages_have_the_names_that_the_library_gives_them():
    translations = tuple(Translation(tag, "machine", words={("title",): tag}) for tag in ("pt-BR", "zh-Hant", "nb", "nl-BE"))

    assert [*survey(replace(asked("hard"), translations=translations))["title"]] == ["default", "pt-br", "zh-tw", "no", "nl-BE"]


def test_the_file_is_the_golden_one():
    """Where it should change: ``teamcheck questionnaires export pair.yaml --to surveyjs -o surveyjs.json`` in its folder."""
    pair = load_questionnaire(GOLDEN / "pair.yaml")

    assert exported(pair) == (GOLDEN / "surveyjs.json").read_bytes()


@pytest.mark.parametrize("english", ["en", "en-GB"])
def test_words_without_a_language_are_english_wherever_there_is_english(english):
    welsh = replace(asked("hard"), language="cy", translations=(Translation(english, "machine", words={("title",): "Teams"}),))

    assert survey(welsh)["title"] == {"default": "Teams", "cy": "Teams & <b>how</b> they work"}
    assert survey(welsh)["locale"] == "cy"
    assert "locale" not in survey(replace(asked("hard"), language=english, translations=()))


def test_a_questionnaire_in_one_language_is_in_that_language():
    german = survey(replace(in_language(asked("hard"), "de"), translations=()))

    assert (german["locale"], german["title"]) == ("de", "Teams und wie sie arbeiten")


def test_the_same_questionnaire_makes_the_same_bytes_and_nothing_is_doubted():
    assert exported(asked("hard")) == exported(asked("hard"))
    assert [*TARGET.doubts(asked("hard"))] == []
