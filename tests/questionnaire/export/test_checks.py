"""What is told before a form is written, whatever the tool."""

from dataclasses import replace

import pytest

from teamcheck.errors import QuestionnaireError
from teamcheck.questionnaire.catalogue import shipped
from teamcheck.questionnaire.export.form import blocks_of
from teamcheck.questionnaire.export.targets import TARGETS
from teamcheck.questionnaire.export.write import write_form
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import BackgroundQuestion, CommentQuestion
from teamcheck.questionnaire.pulse import Pulse
from teamcheck.questionnaire.translation_model import Translation
from tests.questionnaire.export.asked import GOLDEN, asked

EVERY = pytest.mark.parametrize("target", TARGETS.values(), ids=list(TARGETS))
ONE_LANGUAGE = ("ms-forms",)


def pair():
    return load_questionnaire(GOLDEN / "pair.yaml")


def refused(questionnaire, target):
    with pytest.raises(QuestionnaireError) as caught:
        write_form(questionnaire, target)
    return [str(problem) for problem in caught.value.problems]


def told(form):
    return [(problem.code, str(problem.place), problem.message) for problem in form.warnings]


@EVERY
@pytest.mark.parametrize("name", [name for name in shipped() if name not in {"pulse", "barriers"}])
def test_the_questionnaires_that_come_with_it_are_written_for_every_tool_with_nothing_to_say(target, name):
    form = write_form(replace(asked(name), voices={}), target)

    assert form.warnings == ()
    assert form.languages == ("en",)


@EVERY
def test_a_pulse_is_told_to_ask_all_statements_at_once_and_one_that_was_narrowed_is_not(target):
    pulse = asked("pulse")
    narrowed = replace(pulse, pulse=Pulse(("motivation",), pulse.pulse.rotate, len(pulse.pulse.rotate)))

    assert "in turn" in told(write_form(pulse, target))[0][2]
    assert not any("in turn" in message for _, _, message in told(write_form(narrowed, target)))


@EVERY
def test_the_same_questionnaire_makes_the_same_bytes_for_every_tool(target):
    assert write_form(pair(), target).content == write_form(pair(), target).content


@EVERY
def test_a_form_has_all_languages_or_says_which_it_leaves_out(target):
    form = write_form(pair(), target)

    left_out = [message for _, _, message in told(form) if "holds one language" in message]
    if target.name in ONE_LANGUAGE:
        assert (form.languages, left_out) == (
            ("en",),
            [f"A file for {target.title} holds one language: this one is in en, not in de."],
        )
    else:
        assert (form.languages, left_out) == (("en", "de"), [])


@EVERY
def test_one_language_can_be_asked_for_of_every_tool(target):
    form = write_form(pair(), target, lang="de")

    assert form.languages == ("de",)
    assert "Trust" not in form.content.decode(errors="replace")
    assert [message for _, _, message in told(form) if "language" in message] == []


@EVERY
def test_a_language_without_words_is_refused(target):
    with pytest.raises(QuestionnaireError, match="Q025"):
        write_form(pair(), target, lang="cy")


def without(questionnaire, *ways):
    (german,) = questionnaire.translations
    words = {way: text for way, text in german.words.items() if way not in ways}
    return replace(questionnaire, translations=(Translation("de", "machine", words=words),))


def test_words_that_a_translation_lacks_stand_in_the_original_and_that_is_told():
    lacking = without(pair(), ("dimensions", "trust", "items", "trust2"), ("intro",))

    form = write_form(lacking, TARGETS["limesurvey"])

    said = "The translation lacks intro, dimensions trust items trust2: in LimeSurvey the original stands there."
    assert ("Q028", "pair.de.yaml", said) in told(form)
    assert form.content.decode().count("A mistake is talked about in &lt; 2 days.") == 2


def test_a_form_in_one_language_tells_what_that_language_lacks_and_nothing_of_others():
    lacking = without(pair(), ("comments", "keep"))

    said = "The translation lacks comments keep: in Microsoft Forms the original stands there."
    assert said in [message for _, _, message in told(write_form(lacking, TARGETS["ms-forms"], lang="de"))]
    assert said not in [message for _, _, message in told(write_form(lacking, TARGETS["ms-forms"], lang="en"))]


def test_what_only_the_report_says_need_not_be_translated():
    questionnaire = replace(pair(), description="What it is for.")

    assert [message for _, _, message in told(write_form(questionnaire, TARGETS["xlsform"])) if "lacks" in message] == []


@EVERY
def test_ids_that_no_tool_gives_back_are_refused_with_all_others(target):
    asking = replace(
        pair(),
        background=(BackgroundQuestion("role", "Role?", {"a nurse": "Nurse", "b": "Other"}),),
        comments=(CommentQuestion("Keep_1", "Keep?"), CommentQuestion("aims1", "Again?")),
        translations=(),
    )

    said = "\n".join(refused(asking, target))

    assert f"`Keep_1` is no id that {target.title} gives back. [Q027]" in said
    assert f"`a nurse` is no id of a choice that {target.title} gives back. [Q027]" in said
    assert f"The id `aims1` is used twice: {target.title} would drop one of the two, or mix them. [Q027]" in said


def test_the_line_of_a_statement_is_told():
    source = GOLDEN / "pair.yaml"
    line = next(number for number, text in enumerate(source.read_text(encoding="utf-8").splitlines(), 1) if "trust2" in text)
    questionnaire = pair()
    trust = questionnaire.dimensions[1]
    bad = replace(trust, items=(trust.items[0], replace(trust.items[1], text="We {talk}.")))

    (said,) = refused(replace(questionnaire, dimensions=(questionnaire.dimensions[0], bad)), TARGETS["limesurvey"])

    assert said.startswith(f"{source}:{line} ")


def test_wordings_for_others_and_turns_are_told_of():
    questionnaire = replace(
        asked("seven-features-short"),
        voices={"leader": {"goals1": "The goals are clear to my team."}},
        pulse=Pulse(("goals1",), ("goals7", "roles1"), 1),
        checklists=asked("hard").checklists,
    )

    assert [message for _, _, message in told(write_form(questionnaire, TARGETS["xlsform"]))] == [
        "The wordings for leader are not in the form: XLSForm asks everybody the same.",
        "The questionnaire asks some statements in turn; the form asks all of them every time.",
    ]


@pytest.mark.parametrize("target", ["limesurvey", "xlsform", "surveyjs", "google-forms"])
def test_a_list_is_asked_as_it_is_and_comes_back_so_nothing_is_said_of_it(target):
    assert told(write_form(asked("barriers"), TARGETS[target])) == []


@EVERY
def test_every_tool_can_ask_for_the_team(target):
    with_team, without_team = (write_form(pair(), target, ask_team=asks).content for asks in (True, False))

    assert b"Which team are you in?" in with_team
    assert b"Which team are you in?" not in without_team


def test_a_grid_has_no_id_that_anything_else_has():
    questionnaire = pair()
    first, second = questionnaire.dimensions
    named = replace(
        questionnaire,
        dimensions=(replace(first, id="role"), replace(second, id="a-dimension-of-more-than-twenty")),
        background=(*questionnaire.background, BackgroundQuestion("role2", "And?", {"a": "A", "b": "B"})),
    )

    assert [grid.id for block in blocks_of(named) for grid in block.grids] == [
        *("role3", "role4", "role5"),
        "adimensionofmorethan",
    ]


def test_statements_stay_in_their_order_and_a_shared_one_is_asked_once():
    asked_for = [item.id for block in blocks_of(pair()) for grid in block.grids for item in grid.items]

    assert asked_for == ["aims1", "aims2", "aims3", "trust1", "trust2"]
