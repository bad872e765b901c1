"""Nothing a report says is missing from the list of sentences to translate, and nothing gets past it."""

import ast
import gettext
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import product
from typing import get_args

import pytest

from teamcheck.report.evidence import DEBRIEF, load_cards
from teamcheck.report.language import Language
from teamcheck.report.render import DocumentFormat, render_report
from teamcheck.scorecard.copies import Copy

pytestmark = pytest.mark.slow

DOCUMENTS = list(product(get_args(DocumentFormat), get_args(Copy)))
#: What is the same in every language: the program's name with its version, a fingerprint, and where a study stands.
CITED = "|".join(re.escape(card.cited).replace("\\&", r"\\?&") for card in load_cards() if DEBRIEF in card.quoted)
SAME = re.compile(rf"teamcheck \d+\.\d+\.\d+\w*|\b[0-9a-f]{{64}}\b|```text|{CITED}")
READ_ALOUD = {"alt", "title", "aria-label", "aria-description", "placeholder"}


class Recorder(gettext.NullTranslations):
    """English, with a list of all that was looked up: sense, one, many."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[tuple[str | None, str]] = set()

    def gettext(self, message: str) -> str:
        self.asked.add((None, message))
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.asked |= {(None, msgid1), (None, msgid2)}
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context: str, message: str) -> str:
        self.asked.add((context, message))
        return message


class Visible(HTMLParser):
    """Every text of a page that somebody sees or hears."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.hidden = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden = tag == "style" or (self.hidden and tag != "body")
        self.texts += [value for name, value in attrs if name in READ_ALOUD and value]

    def handle_endtag(self, tag: str) -> None:
        self.hidden = self.hidden and tag != "style"

    def handle_data(self, data: str) -> None:
        self.texts += [] if self.hidden else [data]


@pytest.fixture(scope="module")
def known(messages) -> set[tuple[str | None, str]]:
    """Sense and text of every entry of the list, of those with two forms of both."""
    return {(entry.context, text) for entry in messages for text in ([entry.id] if isinstance(entry.id, str) else entry.id)}


@pytest.mark.parametrize(("to", "copy"), DOCUMENTS)
def test_every_sentence_that_is_looked_up_is_in_the_list(to, copy, foreign_teams, known) -> None:
    recorder = Recorder()
    language = Language("en", recorder)
    for card, questionnaire in foreign_teams:
        render_report(card, questionnaire, to=to, copy=copy, language=language)

    assert len(recorder.asked) > 30
    assert recorder.asked - known == set()


def sentences_in(source: str) -> list[str]:
    """Texts of a module that begin and go on like a sentence, but for what describes its code or is raised."""
    tree = ast.parse(source)
    said_to_programmers = [node for node in ast.walk(tree) if isinstance(node, ast.Raise | ast.Expr)]
    left_out = {
        id(inner) for node in said_to_programmers for inner in (ast.walk(node) if isinstance(node, ast.Raise) else [node.value])
    }
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in left_out]
    return [text for text in texts if isinstance(text, str) and re.match(r"[A-Z“{].*[a-z]{2}.* ", text)]


def test_no_sentence_of_a_module_is_left_out_of_the_list(modules, known) -> None:
    everything = {text for _, text in known}
    found = [text for file in modules for text in sentences_in(file.read_text(encoding="utf-8"))]

    assert len(found) > 150
    assert [text for text in found if text not in everything] == []


def test_a_sentence_that_is_said_by_way_of_a_name_is_noticed() -> None:
    source = '''"""About this."""\ntext = "One square is one answer."\nsay(text)\nraise TypeError("It is wrong.")'''
    assert sentences_in(source) == ["One square is one answer."]


def said_in_f_strings(source: str) -> list[str]:
    """Calls of the language within f-strings, in which Babel sees no sentence."""
    strings = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr)]
    calls = [node for string in strings for node in ast.walk(string) if isinstance(node, ast.Call)]
    return [ast.unparse(call) for call in calls if ast.unparse(call.func).split(".")[0] == "say"]


def test_nothing_is_said_within_an_f_string(modules) -> None:
    assert [said for file in modules for said in said_in_f_strings(file.read_text(encoding="utf-8"))] == []


def test_what_is_said_within_an_f_string_is_noticed() -> None:
    assert said_in_f_strings("""f"{say('a')} {say.word('b', 'c'):>3} {len(said)}\"""") == ["say('a')", "say.word('b', 'c')"]


def bypasses(texts: Iterator[str]) -> list[str]:
    """The texts with a Latin letter in them: those are neither translated nor a team's or questionnaire's own."""
    return sorted({" ".join(text.split())[:120] for text in texts if re.search("[A-Za-z]", SAME.sub("", text))})


@pytest.mark.parametrize(("to", "copy"), DOCUMENTS)
def test_no_word_of_a_report_gets_past_the_translation(to, copy, foreign_teams, hebrew) -> None:
    found: list[str] = []
    for card, questionnaire in foreign_teams:
        document = render_report(card, questionnaire, to=to, copy=copy, language=hebrew)
        found += bypasses(Visible(document).texts if to == "html" else document.splitlines())

    assert found == []


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<title>Word</title>", ["Word"]),
        ('<body><svg aria-label="Word"></svg>', ["Word"]),
        ("<style>p {color: red}</style><body class=x><p>שלום 12%</p>", []),
        ("<style>p {}</style><p>teamcheck 0.1.0</p><p>αβγ: few</p>", ["αβγ: few"]),
    ],
)
def test_a_word_that_gets_past_the_translation_is_noticed(page: str, found: list[str]) -> None:
    assert bypasses(Visible(page).texts) == found
