"""How the report speaks: whole sentences in the language of the reader, by gettext.

A sentence is always one message, never glued together from pieces, because other languages put their words in another order.
Whatever comes from elsewhere (a title, a name) is set apart in it: each medium keeps its direction from upsetting the sentence
around it, ``<bdi>`` in a page. docs/translating.md says how a language is added.
"""

import gettext
import re
from collections.abc import Sequence
from string import Formatter
from typing import Literal

Direction = Literal["ltr", "rtl"]

#: Around a piece of text that may run the other way: "first strong isolate" and "pop directional isolate" of Unicode (UAX 9).
APART, TOGETHER = "\u2068", "\u2069"
#: Embeddings, overrides and isolates: in a text from elsewhere they would reach beyond it, into the report's own words.
_REACHING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
#: Control characters but for line breaks and tabs, and halves of characters: no page may hold them, and a terminal obeys them.
_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0), *range(0xD800, 0xE000)], "\ufffd")
_NOT_SHOWN = {**_REACHING, **_CONTROLS}
#: More marks than any script piles on a letter: they would be drawn over the lines above and below.
_MARKS = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_PILE = re.compile(f"({_MARKS}{{8}}){_MARKS}+")
_RUNS_LEFT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
#: Scripts that are written from right to left, as a tag names them (ISO 15924).
_SCRIPTS = frozenset({"adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})


class Said(str):
    """Text in the report's own words, in which every text from elsewhere is set apart; made by `Language` only."""

    __slots__ = ()

    @property
    def plain(self) -> str:
        """The same without the invisible marks around what is set apart."""
        return self.replace(APART, "").replace(TOGETHER, "")


def runs_left(text: str) -> bool:
    """Whether a text holds letters that are written from right to left.

    >>> runs_left("Harbour"), runs_left("\u05e0\u05de\u05dc")
    (False, True)
    """
    return _RUNS_LEFT.search(text) is not None


def contained(text: str) -> str:
    r"""A text from elsewhere without the characters that would set the direction of what follows it; a control shows as one.

    >>> contained("Har\u202ebour\u2066"), contained("Har\x1b[2Jbour")
    ('Harbour', 'Har�[2Jbour')
    """
    return text if text.isascii() and text.isprintable() else _PILE.sub(r"\1", text.translate(_NOT_SHOWN))


def direction_of(tag: str) -> Direction:
    """Which way a language is written, in the script that its tag names, or else in its usual one.

    >>> direction_of("cy"), direction_of("ar-EG"), direction_of("az-Arab-IR"), direction_of("ks-Deva")
    ('ltr', 'rtl', 'rtl', 'ltr')
    """
    name, *parts = tag.lower().split("-")
    script = next((part for part in parts if len(part) == 4 and part.isalpha()), None)
    return "rtl" if (name in _RIGHT_TO_LEFT if script is None else script in _SCRIPTS) else "ltr"


class Language:
    """The words of a report in one language.

    Attributes:
        tag: BCP 47 tag.
        direction: Which way it is written.
    """

    def __init__(self, tag: str, translations: gettext.NullTranslations) -> None:
        """Speak a language with the sentences of a catalogue; a sentence it does not have stays English."""
        self.tag = tag
        self.direction = direction_of(tag)
        self._translations = translations
        self._known: dict[str, Said] = {}
        self._forms: dict[str, str] = {}

    def __call__(self, text: str, /, **values: object) -> Said:
        """A sentence with its values set in.

        Args:
            text: The sentence in English, the key of its translation.
            **values: What stands for each ``{name}``; texts from elsewhere are set apart.

        Example:
            >>> ENGLISH("You rated “{title}” highest.", title="Goals").plain
            'You rated “Goals” highest.'
        """
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = Said(self._translations.gettext(text))
        return self._filled(found, text, values) if values else found

    def plural(self, one: str, many: str, count: int, /, **values: object) -> Said:
        """A sentence in the form that goes with a number, which it may name as ``{count}``.

        Example:
            >>> ENGLISH.plural("{count} member", "{count} members", 1), ENGLISH.plural("{count} member", "{count} members", 9)
            ('1 member', '9 members')
        """
        english = one if count == 1 else many
        return self._filled(self._translations.ngettext(one, many, count), english, values | {"count": count})

    def word(self, sense: str, text: str) -> Said:
        """A word that means different things in different places.

        Args:
            sense: What it is said of, to choose its translation by.
            text: The word in English.

        Example:
            >>> ENGLISH.word("views", "mixed")
            'mixed'
        """
        return Said(self._translations.pgettext(sense, text))

    def listed(self, parts: Sequence[str]) -> Said:
        """Names or phrases in a row; of one or more.

        Example:
            >>> ENGLISH.listed(["Goals", "Roles", "Debate"]).plain
            'Goals, Roles and Debate'
        """
        *first, last = parts
        if not first:
            return self.apart(last)
        return self("{first} and {last}", first=self.row(first), last=last)

    def row(self, parts: Sequence[str]) -> Said:
        """The same without a word before the last.

        Example:
            >>> ENGLISH.row(["3 of 4 favourable", "1 mixed"]).plain
            '3 of 4 favourable, 1 mixed'
        """
        return Said(self.word("between things in a row", ", ").join([str(self._set_in(part)) for part in parts]))

    def quoted(self, titles: Sequence[str]) -> Said:
        """Titles inside a sentence, each in quotation marks, so that it is seen where one ends."""
        return self.listed([self("“{title}”", title=title) for title in titles])

    def apart(self, text: str) -> Said:
        """A text from elsewhere that stands alone among the report's own words."""
        return Said(self._set_in(text))

    def together(self, sentences: Sequence[Said]) -> Said:
        """Sentences one after the other."""
        return Said(" ".join(sentences))

    def _filled(self, text: str, english: str, values: dict[str, object]) -> Said:
        """A message with its values; the English one where the translation asks for something else.

        Raises:
            ValueError: The English one does, too: it stands in a template of somebody's own.
        """
        form = self._forms.get(text)
        if form is None:
            form = text if _places(text) <= values.keys() else english
            if not _places(form) <= values.keys():
                raise ValueError("a sentence has a place that no value has the name of")
            self._forms[text] = form
        return Said(form.format_map({name: self._set_in(value) for name, value in values.items()}))

    def _set_in(self, value: object) -> object:
        kind = type(value)
        if kind is int or kind is Said:
            return value
        if kind is float:
            return f"{value:g}".replace(".", self.word("decimal mark", "."))
        return f"{APART}{contained(str(value))}{TOGETHER}"


def _places(text: str) -> set[str]:
    """The names that a message has places for; a place that is no plain name, or a brace alone, is none that there is.

    A format such as ``{title.plain}`` could reach into the program, and a translation may be anybody's.
    """
    try:
        fields = [(name, form, turn) for _, name, form, turn in Formatter().parse(text) if name is not None]
    except ValueError:
        return {""}
    return {"" if form or turn or not name.isidentifier() else name for name, form, turn in fields}


#: The language everything is written in first.
ENGLISH = Language("en", gettext.NullTranslations())
