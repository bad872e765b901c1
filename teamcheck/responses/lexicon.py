"""Every id, statement and label of a questionnaire in every language, in the form in which texts are compared."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, get_args

from teamcheck.questionnaire.field_types import RESERVED_IDS
from teamcheck.questionnaire.matching import comparable
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.cells import label_words
from teamcheck.responses.list_words import ListWords, make_list_words

#: What a column other than an item's can hold.
Other = Literal["background", "comment", "checklist"]

#: Columns with a meaning of their own.
Reserved = Literal["team", "round", "respondent", "voice", "about"]
RESERVED: tuple[Reserved, ...] = get_args(Reserved)


@dataclass(frozen=True)
class Lexicon:
    """What the words of a file can mean.

    Attributes:
        items: Ids of the items, in the order of the questionnaire.
        texts: Comparable statement to item id; None where two items share the words.
        others: Id or comparable text of the other questions to what they are and their id.
        labels: Every comparable label of a point, and the words for "not applicable".
        worded: Comparable statement to the statement word for word.
        background: Comparable words of a background question to its id; None where two share the words.
        points: Item to the comparable labels of its scale and what each means: a point, or None for "not applicable".
        lists: The words of every checklist and its options.
    """

    items: tuple[str, ...]
    texts: Mapping[str, str | None]
    others: Mapping[str, tuple[Other, str]]
    labels: frozenset[str]
    worded: Mapping[str, str] = field(default_factory=dict)
    background: Mapping[str, str | None] = field(default_factory=dict)
    points: Mapping[str, Mapping[str, int | None]] = field(default_factory=dict)
    lists: tuple[ListWords, ...] = ()

    @cached_property
    def longest_first(self) -> tuple[str, ...]:
        """The statements, the longest first, so that a heading's end is matched by as much as possible."""
        return tuple(sorted(self.texts, key=len, reverse=True))

    @cached_property
    def longest_background(self) -> tuple[str, ...]:
        """The words of background questions, in the same order."""
        return tuple(sorted(self.background, key=len, reverse=True))

    def knows(self, heading: str) -> bool:
        """Whether a heading means anything here."""
        return self.meaning(heading) is not None

    def meaning(self, heading: str) -> str | None:
        """The id of what a heading means here: a question, or a column with a meaning of its own; None where it is nothing."""
        words = comparable(heading)
        if words in RESERVED_IDS:
            return words
        if words in self.others:
            return self.others[words][1]
        return self._item(heading) or self.asked_by(heading)

    def is_other(self, heading: str) -> bool:
        """Whether a heading is a column with a meaning of its own, or a question that is no item."""
        words = comparable(heading)
        return words in RESERVED_IDS or words in self.others or self.asked_by(heading) is not None

    def is_a(self, kind: Other, heading: str) -> bool:
        """Whether a heading is a question of this kind, by its id or its words."""
        return self.others.get(comparable(heading), ("",))[0] == kind

    def is_item(self, heading: str) -> bool:
        """Whether a heading is an item, by its id, its statement or a part of a code."""
        return self._item(heading) is not None

    def _item(self, heading: str) -> str | None:
        words = comparable(heading)
        if words in self.items:
            return words
        return self.item_of_text(heading) or self.item_of_code(heading)

    def item_of_code(self, heading: str) -> str | None:
        """The item whose id a heading is, or has in what a form tool wraps around it."""
        return next((part for part in (heading.strip().casefold(), *code_parts(heading)) if part in self.items), None)

    def item_of_text(self, heading: str) -> str | None:
        """The item whose statement a heading carries."""
        return carried(heading, self.texts, self.longest_first)

    def asked_by(self, heading: str) -> str | None:
        """The background question whose words a heading carries."""
        return carried(heading, self.background, self.longest_background)

    def is_known_text(self, cell: str) -> bool:
        """Whether a cell is a statement, a question or a label, word for word: evidence for an encoding."""
        words = comparable(cell)
        if words in self.texts or words in self.labels or words in self.others or self.item_of_text(cell) is not None:
            return True
        # a statement with an answer behind it, as where answers are spread over columns
        return any(words.startswith(text) for text in self.longest_first if not text.isascii())


def carried(heading: str, texts: Mapping[str, str | None], longest_first: Iterable[str]) -> str | None:
    """Whose text a heading carries: as all of it, in its last brackets, or at its end after a separator."""
    words = comparable(heading)
    if not words:
        return None
    if words in texts:
        return texts[words]
    if (inner := comparable(last_brackets(heading))) in texts:
        return texts[inner]
    return next((texts[text] for text in longest_first if ends_with(words, text)), None)


def last_brackets(heading: str) -> str:
    """What stands in the last balanced pair of square brackets, or nothing.

    >>> last_brackets("How much do you agree? [We know our goals [all of them]]")
    'We know our goals [all of them]'
    """
    end = heading.rfind("]")
    depth = 0
    for index in range(end, -1, -1):
        depth += (heading[index] == "]") - (heading[index] == "[")
        if depth == 0:
            return heading[index + 1 : end]
    return ""


def ends_with(words: str, text: str) -> bool:
    """Whether comparable words are a prefix, a separator, and then the text.

    >>> ends_with("how much do you agree? - we know our goals", "we know our goals")
    True
    >>> ends_with("in our team there is trust", "trust")
    False
    """
    if not text or not words.endswith(text) or len(words) == len(text):
        return False
    before = words[: -len(text)].rstrip()
    return bool(before) and not before[-1].isalnum()


#: What Microsoft Forms and others add to words that are asked again.
ASKED_AGAIN = re.compile(r"\.?[0-9]{1,2}$")

_CODE_PARTS = (
    re.compile(r"^\s*[A-Za-z]\w*\[(\w+)\]\s*(?:\..*)?$", re.DOTALL),
    re.compile(r"/\s*(\w+)\s*$"),
    re.compile(r"^\s*Q\d+_(\w+)\s*$"),
    re.compile(r"^\s*([A-Za-z]\w*)[.:]\s.*$", re.DOTALL),
)


def code_parts(heading: str) -> Iterable[str]:
    """What a form tool wraps around an id: ``safe[safe1]``, ``safe[safe1]. Text``, ``safe/safe1``, ``Q1_safe1``.

    >>> list(code_parts("safe[safe1]. On this team")), list(code_parts("Q1_safe1"))
    (['safe1'], ['safe1'])
    """
    return (match[1].casefold() for pattern in _CODE_PARTS if (match := pattern.search(heading)))


def make_lexicon(questionnaire: Questionnaire) -> Lexicon:
    """Gather every text of a questionnaire."""
    return Lexicon(
        items=tuple(item.id for item in questionnaire.items),
        texts=_owners(_wordings(questionnaire)),
        worded={comparable(text): text for _, text in reversed(_wordings(questionnaire))},
        others=_other_questions(questionnaire),
        labels=frozenset(_labels(questionnaire)),
        background=_owners((name, text) for text, kind, name in _other_wordings(questionnaire) if kind == "background"),
        points=_points(questionnaire),
        lists=make_list_words(questionnaire),
    )


def _points(questionnaire: Questionnaire) -> dict[str, Mapping[str, int | None]]:
    """What the labels of each item's scale mean; items on one scale share them."""
    scales = {item.scale.id: item.scale for item in questionnaire.items}
    words = {name: label_words(scale, questionnaire) for name, scale in scales.items()}
    return {item.id: words[item.scale.id] for item in questionnaire.items}


def _wordings(questionnaire: Questionnaire) -> list[tuple[str, str]]:
    """Every item with its statement, in its own words first, then in those of other voices and languages."""
    worded = [(item.id, item.text) for item in questionnaire.items]
    for wordings in questionnaire.voices.values():
        worded.extend(wordings.items())
    for translation in questionnaire.translations:
        worded.extend(translation.under("dimensions", "*", "items", "*"))
        worded.extend(translation.under("voices", "*", "*"))
    return worded


def _owners(wordings: Iterable[tuple[str, str]]) -> dict[str, str | None]:
    """Comparable words to the id they belong to; None where two share them."""
    texts: dict[str, str | None] = {}
    for name, text in wordings:
        words = comparable(text)
        if words:
            texts[words] = name if texts.get(words, name) == name else None
    return texts


def _other_wordings(questionnaire: Questionnaire) -> list[tuple[str, Other, str]]:
    """The words of every other question, what it is, and its id; in its own language first."""
    named: list[tuple[str, Other, str]] = [
        *((each.text, "background", each.id) for each in questionnaire.background),
        *((each.text, "comment", each.id) for each in questionnaire.comments),
        *((each.text, "checklist", each.id) for each in questionnaire.checklists),
    ]
    for translation in questionnaire.translations:
        named.extend((text, "background", name) for name, text in translation.under("background", "*", "text"))
        named.extend((text, "comment", name) for name, text in translation.under("comments", "*"))
        named.extend((text, "checklist", name) for name, text in translation.under("checklists", "*", "text"))
    return named


def _other_questions(questionnaire: Questionnaire) -> dict[str, tuple[Other, str]]:
    others: dict[str, tuple[Other, str]] = {}
    for text, kind, name in _other_wordings(questionnaire):
        others.setdefault(name, (kind, name))
        if words := comparable(text):
            others.setdefault(words, (kind, name))
    return others


def _labels(questionnaire: Questionnaire) -> Iterable[str]:
    for item in questionnaire.items:
        yield from map(comparable, item.scale.labels.values())
        if item.scale.not_applicable:
            yield comparable(item.scale.not_applicable)
    for translation in questionnaire.translations:
        yield from (comparable(text) for _, text in translation.under("scales", "*", "points", "*"))
        yield from (comparable(text) for _, text in translation.under("scales", "*", "not_applicable"))
