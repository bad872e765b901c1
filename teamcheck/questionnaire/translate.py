"""Makes a translation file to be filled in: every text of a questionnaire in order, its original above it.

What is translated already is kept. A text whose original has changed since keeps its old words behind a mark.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from teamcheck.questionnaire.core import own_texts
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.texts import digest
from teamcheck.questionnaire.translation_format import CHANGED
from teamcheck.questionnaire.translation_model import Way


@dataclass(frozen=True, slots=True)
class Former:
    """A translation as it was found in its file.

    Attributes:
        status: How far it can be trusted.
        translator: Who made it; empty where not said.
        words: Every text that stands there, by the way to it, also where the questionnaire has none any more.
        marked: The way to every text that is marked as changed.
        originals: The way to a text to the digest of the original that it was made of, as far as the file says it.
    """

    status: str = "machine"
    translator: str = ""
    words: Mapping[Way, str] = field(default_factory=dict)
    marked: frozenset[Way] = frozenset()
    originals: Mapping[Way, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ToFill:
    """A translation to be filled in.

    Attributes:
        language: BCP 47 tag.
        status: How far it can be trusted.
        translator: Who made it; empty where not said.
        words: Every text of the questionnaire in its order, by the way to it; empty where it is not translated.
        changed: The way to every text whose original has changed since it was translated.
        gone: Words of the former file that fit nothing in the questionnaire any more, by the way to them.
    """

    language: str
    status: str
    translator: str
    words: Mapping[Way, str]
    changed: frozenset[Way]
    gone: Mapping[Way, str]

    @property
    def missing(self) -> int:
        """How many texts are not translated."""
        return sum(not text for text in self.words.values())

    def shown(self, way: Way) -> str:
        """What stands in the file for a text: its words, marked where the original has changed."""
        return f"{CHANGED} {self.words[way]}" if way in self.changed else self.words[way]


def to_fill(questionnaire: Questionnaire, language: str, former: Former) -> ToFill:
    """What a translator finds in the file.

    Words stay with their text as long as its original is the same, or nothing says of which original they are. Where the file
    says that they are of another, they go to the text that has that original now (entries of a list move when one is put
    before them); where there is none, they stay, marked.

    Args:
        questionnaire: What is translated.
        language: BCP 47 tag.
        former: What is translated already.
    """
    now = {way: digest(text) for way, text in own_texts(questionnaire).items()}
    sources = _own(now, former)
    moved = _moved(now, sources, former)
    stale = {way: way for way in now if way in former.words and way not in {*sources, *moved, *moved.values()}}
    sources = sources | moved | stale
    return ToFill(
        language=language,
        status=former.status,
        translator=former.translator,
        words={way: former.words[sources[way]] if way in sources else "" for way in now},
        changed=frozenset(stale) | {way for way, source in sources.items() if source in former.marked},
        gone={way: text for way, text in former.words.items() if way not in sources.values()},
    )


def _own(now: Mapping[Way, str], former: Former) -> dict[Way, Way]:
    """The texts whose words still stand where they should, for all that is known."""
    return {way: way for way in now if way in former.words and former.originals.get(way, now[way]) == now[way]}


def _moved(now: Mapping[Way, str], own: Mapping[Way, Way], former: Former) -> dict[Way, Way]:
    """The other texts whose words stand somewhere else, where nobody needs them."""
    free: dict[str, Way] = {}
    for way, original in former.originals.items():
        if way in former.words and way not in own:
            free.setdefault(original, way)
    found: dict[Way, Way] = {}
    for way, original in now.items():
        if way not in own and original in free:
            found[way] = free.pop(original)
    return found
