"""The texts are easy enough for a twelve-year-old: short sentences of short words."""


def test_the_grade_tells_hard_texts_from_easy_ones(grade):
    assert grade(["The cat sat on the mat."]) < 2
    assert grade(["Organisational effectiveness necessitates institutionalised interdisciplinary reflexivity."]) > 20


def test_statements_read_at_the_age_of_twelve(each, grade):
    options = [option.text for checklist in each.checklists for option in checklist.options.values()]
    assert grade([*(item.text for item in each.items), *options]) <= 7


def test_no_single_statement_is_hard(each, grade):
    assert {item.text: found for item in each.items if (found := grade([item.text])) > 14.5} == {}


def test_patterns_read_at_the_age_of_twelve(whole, grade):
    assert grade([text for dimension in whole.scored for text in dimension.patterns.values()]) <= 7


def test_questions_and_exercises_read_at_the_age_of_twelve(whole, grade):
    steps = [step for dimension in whole.dimensions if dimension.exercise for step in dimension.exercise.steps]
    assert grade([*(question for dimension in whole.dimensions for question in dimension.discuss), *steps]) <= 7


def test_no_sentence_has_more_than_26_words(whole, texts_of, words_in, sentences_in):
    sentences = [part for dimension in whole.dimensions for text in texts_of(dimension) for part in sentences_in(text)]
    assert len(sentences) > 30 * len(whole.dimensions)
    assert [sentence for sentence in sentences if len(words_in(sentence)) > 26] == []
