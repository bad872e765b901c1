"""Every dimension of seven-features brings what a team needs to talk and to act."""

import re

import pytest

DIMENSIONS = ["identity", "goals", "roles", "inclusion", "communication", "debate", "interteam"]
FORBIDDEN = r"anonym|held back by|best team|worst team|diagnos|guarantee|proven|high performers|fault|blame"


@pytest.fixture(params=DIMENSIONS)
def dimension(request, full):
    return next(dimension for dimension in full.scored if dimension.id == request.param)


def test_the_seven_features_come_in_the_order_of_the_model(full):
    assert [(dimension.id, dimension.title) for dimension in full.scored] == [
        ("identity", "Clear team identity"),
        ("goals", "Clear, agreed team goals"),
        ("roles", "Role clarity and supportive relationships"),
        ("inclusion", "Inclusion in decision making"),
        ("communication", "Effective communication and decision making"),
        ("debate", "Constructive debate, valuing diversity, improvement"),
        ("interteam", "Effective inter-team working"),
    ]


def test_a_dimension_has_three_or_four_questions_to_discuss(dimension):
    assert 3 <= len(dimension.discuss) <= 4
    assert all("?" in question for question in dimension.discuss)


def test_a_dimension_has_three_things_to_try(dimension):
    assert len(dimension.try_) == 3


def test_a_thing_to_try_names_its_study_or_says_there_is_none(dimension):
    study = r"[A-Z].* (19|20)\d\d, doi:10\.\d{4,}/\S+: .+"
    tip = r"Practice tip.*, no study claimed\."
    assert [hint.source for hint in dimension.try_ if not re.fullmatch(f"{study}|{tip}", hint.source)] == []


def test_an_exercise_takes_15_to_30_minutes_and_its_steps_fill_them(dimension):
    minutes = [int(re.match(r"(\d+) min: [A-Z]", step).group(1)) for step in dimension.exercise.steps]
    assert sum(minutes) == dimension.exercise.minutes
    assert 15 <= dimension.exercise.minutes <= 30


def test_no_two_exercises_have_the_same_name(full):
    titles = [dimension.exercise.title for dimension in full.dimensions]
    assert len(set(titles)) == len(titles) == 8


def test_a_dimension_has_a_key_question_and_a_caution(dimension):
    assert dimension.question.endswith("?")
    assert dimension.caution.endswith(".")


@pytest.mark.parametrize("level", ["high", "low"])
@pytest.mark.parametrize("views", ["close", "apart"])
def test_a_pattern_says_what_was_rated_and_how_far_views_agree(dimension, level, views):
    pattern = dimension.patterns[f"{level}_{views}"]
    assert re.match(rf"You rated .* {level}, (and|but) your views (are|lie) {views}\. [A-Z]", pattern)


def test_a_pattern_has_two_sentences(dimension):
    assert [len(re.findall(r"[.?!](?=\s|$)", pattern)) for pattern in dimension.patterns.values()] == [2, 2, 2, 2]


def test_no_pattern_promises_or_accuses(dimension):
    word = re.compile(r"\b(will|would|must|should|fail\w*|poor|weak\w*|bad\w*|wrong|because of)\b", re.IGNORECASE)
    assert [pattern for pattern in dimension.patterns.values() if word.search(pattern)] == []


def test_no_text_uses_a_word_that_a_report_may_not_say(full, texts_of):
    texts = [text for dimension in full.dimensions for text in texts_of(dimension)]
    assert len(texts) > 150
    assert [text for text in texts if re.search(FORBIDDEN, text, re.IGNORECASE)] == []


def test_no_file_claims_to_be_validated(full, short, source_of):
    for questionnaire in (full, short):
        assert questionnaire.source.status == "not validated"
        claims = re.findall(r"(?i)(\w*)\W+(validat\w+|psychometric\w*)", source_of(f"{questionnaire.id}.yaml"))
        assert claims == [("not", "validated")]


def test_the_readme_lists_just_the_studies_that_the_texts_name(full, source_of):
    doi = re.compile(r"doi:(10\.\d{4,}/[^\s:|]+)")
    named = {found for dimension in full.scored for hint in dimension.try_ for found in doi.findall(hint.source)}
    assert len(named) > 10
    assert named == set(doi.findall(source_of("README.md")))
