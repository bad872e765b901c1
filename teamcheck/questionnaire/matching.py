"""When two texts are the same text: how headings, statements and labels are compared. Never by likeness."""

import html
import re
import unicodedata

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_SPACE = re.compile(r"\s+")
_UNIFIED = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", ""),
    }
)


def comparable(text: str) -> str:
    """The form of a text in which two writings of the same words are equal.

    Entities are unescaped twice and tags dropped (form tools write both), Unicode is brought to NFKC, quotes, dashes and
    spaces are unified, case is folded, and full stops, colons and question marks at the end are dropped.

    >>> comparable("  We  know our &quot;goals&quot;. ") == comparable("we know our \u201cgoals\u201d")
    True
    """
    unified = unicodedata.normalize("NFKC", as_shown(text).translate(_UNIFIED)).translate(_UNIFIED)
    return _SPACE.sub(" ", unified).strip().casefold().rstrip(".?:").rstrip()


def as_shown(text: str) -> str:
    """A text as people see it who are shown it: entities are unescaped twice and tags dropped.

    >>> as_shown("<strong>Q&amp;amp;A</strong>: less than &lt; 3")
    'Q&A: less than < 3'
    """
    return _TAG.sub("", html.unescape(html.unescape(text)))
