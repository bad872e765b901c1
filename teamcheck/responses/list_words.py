"""The words of a checklist and of its options, and how form tools put the two together over a column of one option.

``barriers[workload]`` (LimeSurvey), ``barriers___workload`` (REDCap), ``barriers/workload`` (KoboToolbox), ``What hinders us? -
More work than time`` (Qualtrics, SurveyMonkey): the list first, by its id or its question, then a sign, then the option, by its
id or its words. Both must be there word for word.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from teamcheck.questionnaire.matching import comparable
from teamcheck.questionnaire.model import Checklist, Questionnaire
from teamcheck.responses.cells import meanings
from teamcheck.responses.choices import By, choices_by_words

#: What stands between the id of a list and an option; before the id there may be the names of groups.
_AFTER_ID = r"\s*(?:___|>>|[_\[/.:(-])\s*(\S.*)"
#: What stands between a question and an option: the end of its sentence, a sign, and words of Qualtrics and REDCap.
_AFTER_TEXT = re.compile(r"[.?!:\s]*(?:___|>>|[\[/(:.-])\s*(?:selected choice\s*-\s*)?(?:choice\s*=\s*)?(\S.*)", re.DOTALL)


class Named(NamedTuple):
    """What the heading of a column for one option says.

    Attributes:
        option: Id of the option; None where what stands there is none of the list.
        tail: What stands in the place of the option, in the form in which words are compared.
        by: Whether the list is named by its id or by its question.
        length: How much of the heading names the list.
    """

    option: str | None
    tail: str
    by: By
    length: int


@dataclass(frozen=True)
class ListWords:
    """What the words of headings and cells can mean for one checklist.

    Attributes:
        id: Its id.
        text: Its question, in the language of the questionnaire.
        asked: Its question in every language, in the form in which words are compared; the longest first.
        names: Ids of the options, in their order.
        by_id: What an option can be called beside the id of the list, to its id.
        by_text: The same beside the question.
        languages: Option to its comparable words, once for ids and once for each language.
    """

    id: str
    text: str
    asked: tuple[str, ...]
    names: tuple[str, ...]
    by_id: Mapping[str, str]
    by_text: Mapping[str, str]
    languages: tuple[Mapping[str, str], ...]

    @cached_property
    def _path(self) -> re.Pattern[str]:
        """The id of the list behind the names of groups, and what follows it."""
        return re.compile(rf"(?:\S*[/.:-])?{re.escape(self.id)}{_AFTER_ID}", re.DOTALL)

    def named(self, heading: str) -> Named | None:
        """What the heading of a column says of this list; None where it does not name it together with something else."""
        words = comparable(heading)
        if match := self._path.fullmatch(words):
            return Named(_option(match[1], self.by_id), match[1].rstrip(" ])"), "id", len(self.id))
        for asked in self.asked:
            before, found, after = words.partition(asked)
            before = before.rstrip()
            if found and not (before and before[-1].isalnum()) and (match := _AFTER_TEXT.fullmatch(after)):
                return Named(_option(match[1], self.by_text), match[1].rstrip(" ])"), "text", len(asked))
        return None

    def alone(self, heading: str) -> str | None:
        """The option whose words a heading is, with nothing beside them; None for any other."""
        return self.by_text.get(comparable(heading))

    def means(self, words: str, option: str) -> bool:
        """Whether comparable words are those of an option, or its id."""
        return option in (self.by_id.get(words), self.by_text.get(words))


def _option(tail: str, known: Mapping[str, str]) -> str | None:
    """The option that stands at the end of a heading, whose own words may end in a bracket."""
    each = (comparable(words) for words in (tail, tail.removesuffix("]"), tail.removesuffix(")")))
    return next((known[words] for words in each if words in known), None)


def make_list_words(questionnaire: Questionnaire) -> tuple[ListWords, ...]:
    """The words of every checklist of a questionnaire."""
    return tuple(_words_of(asked, questionnaire) for asked in questionnaire.checklists)


def option_labels(asked: Checklist, questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    """The words of every option of a checklist in every language, with its id."""
    yield from ((option.text, name) for name, option in asked.options.items())
    for translation in questionnaire.translations:
        yield from ((text, name) for name, text in translation.under("checklists", asked.id, "options", "*"))


def _words_of(asked: Checklist, questionnaire: Questionnaire) -> ListWords:
    names, labels = (*asked.options,), [*option_labels(asked, questionnaire)]
    # LimeSurvey takes no hyphen in a code, and REDCap writes a line for it
    codes = meanings((name.replace("-", sign), name) for name in names for sign in ("", "_"))
    texts = [asked.text]
    languages = [{name: comparable(name) for name in names}, {name: comparable(asked.options[name].text) for name in names}]
    for translation in questionnaire.translations:
        if text := translation.words.get(("checklists", asked.id, "text")):
            texts.append(text)
        own = dict(translation.under("checklists", asked.id, "options", "*"))
        languages.append({name: comparable(own.get(name, asked.options[name].text)) for name in names})
    return ListWords(
        asked.id,
        asked.text,
        tuple(sorted({words for text in texts if (words := comparable(text))}, key=len, reverse=True)),
        names,
        {**codes, **choices_by_words(names, labels, "id")},
        {**codes, **choices_by_words(names, labels, "text")},
        tuple(languages),
    )
