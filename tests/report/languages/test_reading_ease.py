"""What a report says is easy enough for a twelve-year-old: short sentences of short words."""

import re
from collections.abc import Iterable

import pytest
from babel.messages.catalog import Message

#: Most words of a sentence, and the hardest a single message may be; on average they are far easier.
MOST_WORDS = 28
HARDEST = 11


#: Where the sentences stand that people read who are asked, and not those who read a report.
ASKED = ("teamcheck/collect/", "teamcheck/report/pages/", "templates/ask/")


def sentences_of(messages: Iterable[Message]) -> list[str]:
    """Every message that is a sentence, a number in each of its places."""
    texts = [text for entry in messages for text in ([entry.id] if isinstance(entry.id, str) else entry.id)]
    return [re.sub(r"\{\w+\}", "5", text) for text in texts if re.search(r"\w .*[.?!]”?$", text)]


@pytest.fixture(scope="module")
def said(messages) -> list[str]:
    """Every sentence there is."""
    return sentences_of(messages)


def test_what_a_report_says_reads_at_the_age_of_twelve(said, grade) -> None:
    assert len(said) > 150
    assert grade(said) <= 7


def test_what_people_are_told_and_asked_is_easier_still(messages, grade) -> None:
    asked = [entry for entry in messages if any(file.startswith(ASKED) for file, _ in entry.locations)]

    assert len(sentences_of(asked)) > 50
    assert grade(sentences_of(asked)) <= 5


def test_no_message_is_hard(said, grade) -> None:
    assert [(text, grade([text])) for text in said if grade([text]) > HARDEST] == []


def test_no_sentence_of_a_report_is_long(said, words_in) -> None:
    sentences = [sentence for text in said for sentence in re.split(r"(?<=[.?!])\s+", text)]
    assert [sentence for sentence in sentences if len(words_in(sentence)) > MOST_WORDS] == []
