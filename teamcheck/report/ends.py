"""What the words of small teams are about: whether people agree, or which end of another scale their answers lie near.

A statement of a small team has one of three words. "Mostly agree" is a word for a scale from disagreeing to agreeing. On any
other, from never to always or from 1 to 10, it would say what nobody was asked; there the scale's own ends are named.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from teamcheck.questionnaire.model import Questionnaire, Scale

#: The words of the lowest and of the highest point.
Pair = tuple[str, str]
_AGREES = re.compile(r"\bagree\b", re.IGNORECASE)
_NOT = re.compile(r"\bnot\b|n['\N{RIGHT SINGLE QUOTATION MARK}]t\b", re.IGNORECASE)


class Ends(NamedTuple):
    """The ends of the scales on which nobody is asked to agree.

    Attributes:
        items: By the id of a statement.
        dimensions: By the id of a dimension of one statement, whose word stands for its score.
    """

    items: Mapping[str, Pair]
    dimensions: Mapping[str, Pair]


#: Where everything is answered by agreeing or disagreeing.
AGREEING = Ends({}, {})


def ends_of(questionnaire: Questionnaire) -> Ends:
    """The ends of every scale of a questionnaire that is not known to be about agreeing.

    >>> from teamcheck.questionnaire.load import load_questionnaire
    >>> ends_of(load_questionnaire("compassionate-teamwork")).items["notice1"]
    ('Never', 'Always')
    >>> ends_of(load_questionnaire("seven-features"))
    Ends(items={}, dimensions={})
    """
    items = {item.id: _pair(item.scale) for item in questionnaire.items if not _about_agreeing(item.scale)}
    alone = {dimension.id: dimension.items[0].id for dimension in questionnaire.scored if len(dimension.items) == 1}
    return Ends(items, {dimension: items[item] for dimension, item in alone.items() if item in items})


@lru_cache(maxsize=256)  # a questionnaire has a scale or two, and a page asks of every statement
def _about_agreeing(scale: Scale) -> bool:
    """Whether its upper end says in English that people agree; ends in other languages are named as they stand."""
    upper = scale.label(scale.highest)
    return bool(_AGREES.search(upper)) and not _NOT.search(upper)


def _pair(scale: Scale) -> Pair:
    return scale.label(scale.lowest), scale.label(scale.highest)
