"""What is written for LimeSurvey is imported whole, and its answers come back as they were given."""

import csv
import html
import io
from dataclasses import replace

import hypothesis
import pytest
from hypothesis import strategies as st

from teamcheck.errors import QuestionnaireError
from teamcheck.questionnaire.catalogue import shipped
from teamcheck.questionnaire.export.checks import checked
from teamcheck.questionnaire.export.form import asking_for_the_team
from teamcheck.questionnaire.export.limesurvey import TARGET, exported
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import BackgroundQuestion, CommentQuestion, Scale
from teamcheck.questionnaire.translation_model import Translation
from teamcheck.responses.read import read_responses
from tests.questionnaire.export.asked import GOLDEN, OTHER, are_those_of, asked, sheets
from tests.questionnaire.export.limesurvey_importer import LimeSurveyError, imported

pytestmark = pytest.mark.slow

NAMES = (*(name for name in shipped() if name != "barriers"), "pair")


def ours(name):
    return load_questionnaire(GOLDEN / "pair.yaml") if name == "pair" else asked(name)


def codes_and_words(questionnaire):
    """What the tool knows by which code, in the language of the questionnaire."""
    (language, *_), survey = survey_of(questionnaire)
    return survey.questions[language]


def survey_of(questionnaire):
    survey = imported(exported(questionnaire))
    return [*survey.questions], survey


def answers_file(questionnaire, given, *, language, headings="code", answers="full"):
    """The CSV that LimeSurvey 6 writes of these answers: in the shape that its own exporter was seen to give them."""
    _, survey = survey_of(questionnaire)
    questions = survey.questions[language]
    rows = [["id", "submitdate", "lastpage", "startlanguage", "seed"]]
    if headings == "full":
        rows = [["Response ID", "Date submitted", "Last page", "Start language", "Seed"]]
    rows[0] += [words if headings == "full" else code for code, words, *_ in columns(questions)]
    for number, sheet in enumerate(given, start=1):
        cells = [cell(sheet, *column, full=answers == "full") for column in columns(questions)]
        rows.append([str(number), "1980-01-01 00:00:00", "3", language, None, *cells])
    lines = (",".join("" if each is None else '"' + each.replace('"', '""') + '"' for each in row) for row in rows)
    return ("\ufeff" + "\r\n".join(lines) + "\r\n\r\n").encode()


def columns(questions):
    """Heading as code, heading in words, the id behind it, and the words of each code of an answer."""
    for code, question in questions.items():
        if question.kind == "F":
            for below, words in question.below.items():
                yield f"{code}[{below}]", html.escape(f"{question.text} [{html.unescape(words)}]", quote=False), below, question
        else:
            yield code, html.escape(question.text, quote=False), code, question


def cell(sheet, _code, _words, name, question, *, full):
    if question.kind == "T":
        return sheet.written[name] or None
    if question.kind == "S":
        return "Harbour"
    given = sheet.points[name] if question.kind == "F" else sheet.background[name]
    if given is None:
        return ""
    # the tool knows an answer by its place: people click, nobody types a code
    code = str(given) if question.kind == "F" else [*question.answers][PLACES[given]]
    return html.unescape(question.answers[code]) if full else code


#: Where each choice stands in its question.
PLACES = {"nurse": 0, "administration": 1, "admin": 1}


@pytest.mark.parametrize("name", NAMES)
def test_the_importer_takes_the_file_whole(name):
    questionnaire = ours(name)

    languages, survey = survey_of(questionnaire)

    assert languages == [questionnaire.language, *(each.language for each in questionnaire.translations)]
    statements = {below: words for each in survey.questions[languages[0]].values() for below, words in each.below.items()}
    assert {below: html.unescape(words) for below, words in statements.items()} == {
        item.id: item.text for item in questionnaire.items
    }
    assert html.unescape(survey.texts[languages[0]]["surveyls_title"]) == questionnaire.title


def test_groups_are_dimensions_and_every_language_has_its_own_words():
    _, survey = survey_of(ours("pair"))

    assert [each.group for each in survey.questions["en"].values()] == [
        *["Shared aims"] * 3,
        "Trust",
        *["Two features & what we make of them"] * 2,
    ]
    assert survey.questions["de"]["trust"].group == "Vertrauen"
    assert survey.questions["de"]["sharedaims3"].below == {"aims3": "Von unseren Plänen erfahre ich oft zufällig."}
    assert survey.questions["de"]["trust"].answers["NA"] == "Kann ich nicht sagen"


def test_reversed_statements_keep_their_words_and_the_order_of_the_points():
    questions = codes_and_words(ours("pair"))

    assert [*questions["sharedaims3"].answers] == [*questions["sharedaims"].answers] == ["1", "2", "3", "4", "5", "NA"]


def test_a_statement_in_quotes_keeps_both_of_them():
    assert codes_and_words(ours("pair"))["trust"].below["trust1"].startswith('"We were wrong" is easier')
    assert codes_and_words(ours("pair"))["trust"].below["trust1"].endswith('"you were wrong"')


def test_nothing_is_kept_that_people_could_be_known_by():
    _, survey = survey_of(ours("pair"))

    assert [survey.settings[name] for name in ("anonymized", "datestamp", "ipaddr", "refurl", "savetimings")] == [*"YNNNN"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("headings", "answers"), [("code", "full"), ("full", "full"), ("code", "short")])
def test_answers_come_back_as_they_were_given(name, headings, answers, tmp_path):
    questionnaire = ours(name)
    if answers == "short":  # the tool's codes are too short for one of the choices: whoever exports is told so
        roles = {"nurse": "Nurse", "admin": "Administration"}
        questionnaire = replace(questionnaire, background=(BackgroundQuestion("role", "What is your role?", roles),))
    for language in survey_of(questionnaire)[0]:
        given = sheets(questionnaire)
        file = tmp_path / f"{language}.csv"
        file.write_bytes(answers_file(questionnaire, given, language=language, headings=headings, answers=answers))

        # a point without words is a number in words too: which end it counts from has to be said
        numbers = "as-is" if headings == "full" else None
        are_those_of(read_responses(file, questionnaire, numbers=numbers, export=OTHER), given)


def test_the_team_comes_back_as_people_wrote_it(tmp_path):
    questionnaire = ours("pair")
    file = tmp_path / "answers.csv"
    asking = asking_for_the_team(questionnaire)
    given = sheets(questionnaire)
    file.write_bytes(answers_file(asking, given, language="en"))

    assert {row.team for row in read_responses(file, questionnaire).rows} == {"Harbour"}
    team = codes_and_words(asking)["team"]
    assert (team.kind, team.mandatory) == ("S", "Y")


@hypothesis.given(st.text(st.sampled_from("ab \"<>&;{}\\\\'=lt#1é"), min_size=1))
def test_any_text_is_refused_or_comes_out_as_it_went_in(text):
    questionnaire = with_item(ours("seven-features-short"), text=f"a{text}")
    quoted = with_item(ours("seven-features-short"), text=f'"{text}"')
    for each in (questionnaire, quoted):
        try:
            checked(each, TARGET)
        except QuestionnaireError:
            continue
        statements = next(iter(codes_and_words(each).values())).below
        assert html.unescape(statements[each.items[0].id]) == each.items[0].text


@pytest.mark.parametrize("letter", ["é", "中", "🙂"])
def test_a_letter_is_never_cut_where_the_encoding_is_guessed_from(letter):
    moved = 0
    for length in range(9_000, 9_008):  # the place of the cut moves through a letter
        grown = replace(ours("seven-features-short"), intro="x" * length + letter * 600)

        content = exported(grown)

        imported(content)
        moved += b"surveyls_description" in content
    assert moved


def test_the_stand_in_importer_sees_what_the_real_one_loses():
    content = exported(ours("pair"))
    for before, after in [
        (b"\taims3\t", b"\taims1\t"),
        (b"\tSQ\t0\taims2\t", b"\tSQ\t0\ttime\t"),
        (b"\tA\t0\tNA\t", b"\tA\t0\tabcdef\t"),
        (b"\tQ\tF\ttrust\t", b"\tQ\tF\t1trust\t"),
        (b"&lt; 2", b"<b> 2"),
        (b"want & why", b"want {why}"),
        (b"\t\tde\t\tN", b"\t\ten\t\tN"),
    ]:
        broken = content.replace(b"\tQ\tF\tsharedaims3\t", b"\tQ\tF\tsharedaims\t") if before == b"\taims3\t" else content
        with pytest.raises(LimeSurveyError):
            imported(broken.replace(before, after))


def test_the_same_questionnaire_makes_the_same_bytes():
    assert exported(ours("pair")) == exported(load_questionnaire(GOLDEN / "pair.yaml"))


def test_the_file_is_the_golden_one():
    """Where it should change: ``teamcheck questionnaires export pair.yaml --to limesurvey -o limesurvey.txt`` in its folder."""
    assert exported(ours("pair")) == (GOLDEN / "limesurvey.txt").read_bytes()


def refused(questionnaire):
    with pytest.raises(QuestionnaireError) as caught:
        checked(questionnaire, TARGET)
    return [(problem.code, problem.message) for problem in caught.value.problems]


def warned(questionnaire):
    return [(problem.code, problem.message) for problem in checked(questionnaire, TARGET)]


def with_item(questionnaire, **changed):
    """The same questionnaire with another first statement."""
    first, *others = questionnaire.dimensions
    item, *rest = first.items
    return replace(questionnaire, dimensions=(replace(first, items=(replace(item, **changed), *rest)), *others))


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"id": "time"}, "`time` is a word of LimeSurvey's own: the import breaks off there."),
        ({"text": "We know {why}."}, "The text holds braces: LimeSurvey calculates what stands between them."),
        ({"text": r"We know \why."}, "The text holds a backslash: LimeSurvey's importer stumbles over it."),
        ({"text": "a &lt b"}, "The text holds a code such as &lt;: LimeSurvey shows the sign that it stands for."),
    ],
)
def test_statements_that_the_importer_would_spoil_are_refused(changed, message):
    assert refused(with_item(ours("seven-features-short"), **changed)) == [("Q027", message)]


@pytest.mark.parametrize("name", ["self", "that", "this"])
def test_questions_with_reserved_words_for_ids_are_refused(name):
    asking = replace(ours("pair"), background=(), comments=(CommentQuestion(name, "And?"),), translations=())

    assert refused(asking) == [("Q027", f"`{name}` is a word of LimeSurvey's own: the import breaks off there.")]


def test_questions_called_like_a_column_of_the_tool_are_refused():
    asking = replace(ours("pair"), background=(), comments=(CommentQuestion("seed", "And?"),), translations=())

    said = "LimeSurvey has a column `seed` of its own: the two could not be told apart."
    assert refused(asking) == [("Q027", said)]


def test_a_title_that_is_too_long_is_refused_in_whichever_language_it_is():
    questionnaire = ours("pair")
    (german,) = questionnaire.translations
    long = Translation("de", "machine", words={**german.words, ("title",): "L" * 201})

    said = "The title has 201 characters; LimeSurvey holds 200, and breaks off at more."
    assert refused(replace(questionnaire, translations=(long,))) == [("Q027", said)]


def test_two_languages_that_are_one_to_the_tool_are_refused():
    questionnaire = ours("pair")
    (german,) = questionnaire.translations

    said = "LimeSurvey knows de and de-AT as one language, de: one of the two would be dropped."
    assert refused(replace(questionnaire, translations=(german, replace(german, language="de-AT")))) == [("Q027", said)]


def test_a_language_that_the_tool_may_not_know_is_told():
    questionnaire = replace(ours("seven-features-short"), language="gd")

    said = "LimeSurvey may not know the language gd: it has no sentences of its own in it."
    assert warned(questionnaire) == [("Q028", said)]


@pytest.mark.parametrize("language", ["en", "cy", "pt-BR", "sr-Latn", "zh-Hant-TW"])
def test_a_language_that_the_tool_knows_is_not_told(language):
    assert warned(replace(ours("seven-features-short"), language=language)) == []


def test_choices_whose_ids_are_too_long_are_told_and_get_codes_that_no_choice_has():
    asking = replace(
        ours("pair"), background=(BackgroundQuestion("role", "What is your role?", {"c1": "Cook", "administration": "Office"}),)
    )

    assert ("Q028", "LimeSurvey's codes are 5 letters or digits at most: administration of role gets another code.") in warned(
        asking
    )
    assert codes_and_words(asking)["role"].answers == {"c1": "Cook", "C2": "Office"}


def test_a_choice_with_another_choices_id_for_its_words_is_refused():
    asking = replace(
        ours("pair"), background=(BackgroundQuestion("role", "Your role?", {"a": "B", "b": "C"}),), translations=()
    )

    said = 'The words of the choice a of role, "B", are the id of another choice.'
    assert refused(asking) == [("Q027", said)]


def test_points_below_nothing_have_other_codes_and_that_is_told():
    sign = Scale("sign", -1, 1, {-1: "No", 0: "Maybe", 1: "Yes"}, None, frozenset({1}), frozenset({-1}))
    questionnaire = with_item(ours("seven-features-short"), scale=sign)

    assert warned(questionnaire) == [
        ("Q028", "LimeSurvey has no codes below 0: the points of sign have A1, A2 and so on instead.")
    ]
    answers = next(iter(codes_and_words(questionnaire).values())).answers
    assert answers == {"A1": "No", "A2": "Maybe", "A3": "Yes"}


def test_checklists_can_be_ticked_up_to_their_number_and_options_named_like_a_statement_are_refused():
    listed = replace(asked("hard"), title="Hard", intro="", dimensions=ours("pair").dimensions, translations=())

    question = codes_and_words(listed)["costs"]

    assert (question.kind, [*question.below], question.more) == ("M", ["forms", "ways", "waits"], {"max_answers": "2"})
    (costs,) = listed.checklists
    clash = replace(costs, options={**costs.options, "aims1": costs.options["ways"]})
    said = "The option `aims1` of costs would be `aims1` in LimeSurvey, which is taken or too long."
    assert ("Q027", said) in refused(replace(listed, checklists=(clash,)))


def test_every_row_has_all_columns():
    text = exported(ours("pair")).decode("utf-8-sig")

    assert {len(row) for row in csv.reader(io.StringIO(text), dialect="excel-tab")} == {16}
