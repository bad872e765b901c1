"""Every dimension of every shipped questionnaire brings what a team needs to talk and to act."""

import re

FORBIDDEN = r"anonym|held back by|best team|worst team|diagnos|guarantee|proven|high performers|fault|blame"
#: A practice that is about blame itself, which its words name.
ABOUT_BLAME = {"Challenging rules that blame", "Looking at the work, not at a person to blame"}
SOURCES = (
    r"[A-Z].* (19|20)\d\d, doi:10\.\d{4,}/\S+: .+",
    r"[A-Z].* (19|20)\d\d, as (told|named|reported).*, not re-(checked|read): .+ How firm: an account\.",
    r"Practice tip.*, no study claimed\.",
)
PATTERNS = ["high_close", "high_apart", "low_close", "low_apart"]


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


def test_a_dimension_has_three_or_four_questions_to_discuss(whole):
    assert {dimension.id: n for dimension in whole.dimensions if not 3 <= (n := len(dimension.discuss)) <= 4} == {}
    assert [question for dimension in whole.dimensions for question in dimension.discuss if "?" not in question] == []


def test_a_dimension_has_three_things_to_try(whole):
    assert {dimension.id: n for dimension in whole.scored if (n := len(dimension.try_)) != 3} == {}


def test_a_thing_to_try_names_its_study_or_says_there_is_none(whole):
    said = [hint.source for dimension in whole.scored for hint in dimension.try_]
    assert [source for source in said if not any(re.fullmatch(form, source) for form in SOURCES)] == []


def test_an_exercise_takes_15_to_30_minutes_and_its_steps_fill_them(whole):
    for dimension in whole.dimensions:
        if dimension.role == "unscored" and dimension.exercise is None:
            assert dimension.try_, dimension.id
            continue
        minutes = [int(re.match(r"(\d+) min: [A-Z]", step).group(1)) for step in dimension.exercise.steps]
        assert sum(minutes) == dimension.exercise.minutes, dimension.id
        assert 15 <= dimension.exercise.minutes <= 30, dimension.id


def test_no_two_exercises_have_the_same_name(everyone):
    # what an extension has of another is the same exercise, not another of the same name
    exercises = {dimension.exercise for asked in everyone for dimension in asked.dimensions if dimension.exercise}
    titles = [exercise.title for exercise in exercises]
    assert len(titles) >= 8
    assert sorted(titles) == sorted(set(titles))


def test_a_dimension_has_a_key_question_and_a_caution(whole):
    assert [dimension.id for dimension in whole.dimensions if not dimension.question.endswith("?")] == []
    assert [dimension.id for dimension in whole.dimensions if not dimension.caution.endswith(".")] == []


def test_a_pattern_says_what_was_rated_and_how_far_views_agree(whole):
    for dimension in whole.scored:
        assert list(dimension.patterns) == PATTERNS, dimension.id
        for name, words in dimension.patterns.items():
            level, views = name.split("_")
            assert re.match(rf"You rated .* {level}, (and|but) your views (are|lie) {views}\. [A-Z]", words), words


def test_a_pattern_has_two_sentences(whole):
    patterns = [words for dimension in whole.scored for words in dimension.patterns.values()]
    assert [words for words in patterns if len(re.findall(r"[.?!](?=\s|$)", words)) != 2] == []


def test_no_pattern_promises_or_accuses(whole):
    word = re.compile(r"\b(will|would|must|should|fail\w*|poor|weak\w*|bad\w*|wrong|because of|blame)\b", re.IGNORECASE)
    patterns = [words for dimension in whole.scored for words in dimension.patterns.values()]
    assert [words for words in patterns if word.search(words)] == []


def test_no_text_uses_a_word_that_a_report_may_not_say(each, texts_of, texts_of_list):
    texts = [text for dimension in each.dimensions for text in texts_of(dimension)]
    texts += [text for checklist in each.checklists for text in texts_of_list(checklist)]
    assert len(texts) > (150 if each.id == "seven-features" else 10)
    assert {text for text in texts if re.search(FORBIDDEN, text, re.IGNORECASE)} <= ABOUT_BLAME


def test_no_file_claims_to_be_validated(each, source_of):
    assert each.source.status == "not validated"
    claims = re.findall(r"(?i)(\w*)\W+(validat\w+|psychometric\w*)", source_of(f"{each.id}.yaml"))
    assert claims == [("not", "validated")]


def test_the_readme_lists_just_the_studies_that_the_texts_name(everyone, source_of):
    doi = re.compile(r"doi:(10\.\d{4,}/[^\s:|]+)")
    hints = [hint for asked in everyone for dimension in asked.scored for hint in dimension.try_]
    named = {found for hint in hints for found in doi.findall(hint.source)}
    assert len(named) > 10
    assert named == set(doi.findall(source_of("README.md")))
