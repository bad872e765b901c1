"""The texts are easy enough for a twelve-year-old: short sentences of short words."""


def test_the_grade_tells_hard_texts_from_easy_ones(grade):
    assert grade(["The cat sat on the mat."]) < 2
    assert grade(["Organisational effectiveness necessitates institutionalised interdisciplinary reflexivity."]) > 20


def test_statements_read_at_the_age_of_twelve(full, grade):
    assert grade([item.text for item in full.items]) <= 7


def test_patterns_read_at_the_age_of_twelve(full, grade):
    assert grade([text for dimension in full.scored for text in dimension.patterns.values()]) <= 7


def test_questions_and_exercises_read_at_the_age_of_twelve(full, grade):
    assert grade([text for dimension in full.dimensions for text in (*dimension.discuss, *dimension.exercise.steps)]) <= 7


def test_no_sentence_has_more_than_26_words(full, texts_of, words_in, sentences_in):
    sentences = [part for dimension in full.dimensions for text in texts_of(dimension) for part in sentences_in(text)]
    assert len(sentences) > 300
    assert [sentence for sentence in sentences if len(words_in(sentence)) > 26] == []
