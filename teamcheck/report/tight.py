"""Our templates and style sheets with less to send: all that browsers read the same without.

Everything here is done once for each file, never to a page, and only to files of ours: people's words come in later. What is
left is by the grammar of HTML: end tags that may go unsaid, and values without quotation marks where they are our own names.
"""

import re
from collections.abc import Set as AbstractSet

from markupsafe import Markup, escape

#: A custom property of the style sheet.
_PROPERTY = re.compile(r"--[a-z]+(?:-[a-z]+)*")
#: A line of the style sheet that is for one part of a page alone, and which.
_OF_PART = re.compile(r"^/\*([a-z]+)\*/(.*\n)", re.MULTILINE)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
#: The ends of elements that end by themselves where the next one begins.
_UNSAID_END = re.compile(r"</(?:p|li|td|th|tr|dt|dd|thead|tbody)>|</caption>(?:<tbody>)?(?=<|\{%)")
#: Which way a heading cell counts, where it goes without saying: it stands beside or above cells that are no headings.
_UNSAID_SCOPE = re.compile(r'(?<=<th) scope="(?:row|col)"')
#: Letters of a value that is ours and needs no quotation marks.
_PLAIN = r"[a-z0-9#-]+"
#: The same by one of several ways, of which one is always taken.
_CHOICE = rf"\{{% if [\w.]+ %\}}{_PLAIN}(?:\{{% elif [\w.]+ %\}}{_PLAIN})*\{{% else %\}}{_PLAIN}\{{% endif %\}}"
#: A name of ours that is never empty; an address that leads out of the page may be anybody's.
_NAME = r"\{\{ [a-z]+\.(?:id|kind) \}\}|#\{\{ [a-z]+\.(?:id|href) \}\}"
_QUOTED = re.compile(rf'(?<=[\s}}])([a-z-]+)="({_PLAIN}|{_CHOICE}|{_NAME})"(?=[\s>{{])')


def tight_css(css: str, without: AbstractSet[str] = frozenset()) -> tuple[str, dict[str, str]]:
    r"""The same rules without line breaks, and with short names for the custom properties, which are told.

    Args:
        css: The sheet. What is for one part of a page alone begins with its name: ``/*logo*/.logo{...}``.
        without: Parts that the page does not have: their rules are left out.

    >>> tight_css(":root{--ink:#000}\n/*logo*/.logo{color:var(--ink)}\n")
    (':root{--0:#000}.logo{color:var(--0)}', {'--ink': '--0'})
    """
    css = _OF_PART.sub(lambda found: "" if found[1] in without else found[2], css)
    names = dict.fromkeys(_PROPERTY.findall(css))
    short = {name: f"--{_short(place)}" for place, name in enumerate(names)}
    return _PROPERTY.sub(lambda found: short[found[0]], css).replace("\n", ""), short


def _short(place: int) -> str:
    more, last = divmod(place, len(_DIGITS))
    return (_short(more - 1) if more else "") + _DIGITS[last]


def tight_html(template: str) -> str:
    r"""A template without end tags of rows and list items, quotes round our own names, and line breaks between blocks.

    >>> tight_html('<ul class="facts">\n<li>{{ answered }}</li>\n</ul>')
    '<ul class=facts><li>{{ answered }}</ul>'
    """
    return _UNSAID_END.sub("", _QUOTED.sub(r"\1=\2", _UNSAID_SCOPE.sub("", template)).replace(">\n", ">"))


def text(words: str) -> Markup:
    r"""Words escaped for our templates, where no value stands in apostrophes: they need not be escaped.

    >>> print(text("the team's <own> \"aim\""))
    the team's &lt;own&gt; &#34;aim&#34;
    """
    return Markup(str(escape(words)).replace("&#39;", "'"))  # noqa: S704 - escaped here
