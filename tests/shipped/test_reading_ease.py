"""The texts are easy enough for a twelve-year-old: short sentences of short words."""

import re
from statistics import mean

import pytest


def syllables(word: str) -> int:
    """Groups of vowels, a silent e at the end left out: a rough count that is close enough for an average."""
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = bool(re.search(r"[^aeiouyl]e$|[^aeioudty]ed$", word.lower()))
    return max(1, groups - silent)


@pytest.fixture
def grade(words_in, sentences_in):
    """Flesch-Kincaid grade level (Kincaid and others 1975): years of school; seven is an age of about twelve."""

    def of(texts):
        words = [word for text in texts for word in words_in(text)]
        sentences = [sentence for text in texts for sentence in sentences_in(text)]
        return 0.39 * len(words) / len(sentences) + 11.8 * mean(syllables(word) for word in words) - 15.59

    return of


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
