"""Reading YAML: what is no plain mapping is refused quickly, with the line and a cure in the author's words."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from teamcheck.errors import Code, QuestionnaireError
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.source import LARGEST, read_document

LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if hasattr(yaml, "CSafeLoader") else [])]


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def problems(request: pytest.FixtureRequest) -> Callable[[str | bytes], list[tuple[Code, int | None, str]]]:
    """Code, line, and message with cure of every problem, whichever YAML loader there is."""

    def read(text: str | bytes) -> list[tuple[Code, int | None, str]]:
        content = text if isinstance(text, bytes) else text.encode()
        try:
            found = read_document(content, "x.yaml", loader=request.param)[1]
        except QuestionnaireError as error:
            found = list(error.problems)
        return [(problem.code, problem.place.line, f"{problem.message} {problem.fix}") for problem in found]

    return read


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: 1\ntext: Our aim: better care", 2, "Put quotes around the text"),
        ("a:\n\t- b", 2, "tab"),
        ("a: [1, 2", None, "close them with ]"),
        ("a: {b: c: d}", 1, "Put quotes around every text between the braces"),
        ("a: @home", 1, "quotes around the whole text"),
        ("a: `b`", 1, "quotes around the whole text"),
        ('a: "b" c', 1, "after its closing quote"),
        ("a: 'it's'", 1, "after its closing quote"),
        ("a: 'b\nc: d", None, "never closed"),
        ('a: "\\q"', 1, "backslash"),
        ("a: *b", 1, "starts with *"),
        ("a: | b", 1, "next line"),
        ("a: - b", 1, "hyphen"),
        ("- a\nb: c", 2, "does not fit the lines above"),
        ("a: b\n  c: d", 2, "indented further"),
    ],
)
def test_a_syntax_fault_is_told_with_its_line_and_in_plain_words(problems, text: str, line: int | None, said: str) -> None:
    [(code, found, words)] = problems(text)

    assert code in {Code.YAML_SYNTAX, Code.YAML_NOT_PLAIN}
    assert found == (line or found)
    assert said in words


def test_an_escape_that_is_no_letter_is_a_syntax_fault(problems) -> None:
    assert [code for code, _, _ in problems('a: "\\UFFFFFFFF"')] == [Code.YAML_SYNTAX]


def test_a_key_given_twice_is_told_with_both_lines(problems) -> None:
    [(code, line, words)] = problems("a: 1\nb: 2\na: 3")

    assert (code, line) == (Code.YAML_KEY_TWICE, 3)
    assert "line 1" in words


@pytest.mark.parametrize("key", ["no", "yes", "On", "2024-01-31", "1.5", "null", "1:30"])
def test_a_key_that_yaml_misreads_is_told(problems, key: str) -> None:
    [(code, line, words)] = problems(f"a: 1\n{key}: x")

    assert (code, line) == (Code.YAML_MISREAD, 2)
    assert f'"{key}":' in words


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "null"])
def test_an_empty_file_is_told_to_be_empty(problems, text: str) -> None:
    [(code, _, words)] = problems(text)

    assert code is Code.YAML_NOT_ONE_MAPPING
    assert "empty" in words


@pytest.mark.parametrize("text", ["- a\n- b", "just a text", "42"])
def test_a_file_that_is_no_mapping_is_refused(problems, text: str) -> None:
    assert [(code, line) for code, line, _ in problems(text)] == [(Code.YAML_NOT_ONE_MAPPING, 1)]


def test_a_second_document_is_refused_where_it_starts(problems) -> None:
    assert [(code, line) for code, line, _ in problems("a: 1\n---\nb: 2\n")] == [(Code.YAML_NOT_ONE_MAPPING, 2)]


def test_each_alias_is_refused_where_it_first_stands(problems) -> None:
    found = problems("a: &x [1]\nb: *x\nc: &y [*x]\nd: *y\n")

    assert [(code, line) for code, line, _ in found] == [(Code.YAML_NOT_PLAIN, 2), (Code.YAML_NOT_PLAIN, 4)]


def test_an_alias_bomb_is_refused_at_once(problems) -> None:
    levels = [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]
    started = time.process_time()

    codes = {code for code, _, _ in problems("\n".join(["a0: &a0 lol", *levels]))}

    assert codes == {Code.YAML_NOT_PLAIN}
    assert time.process_time() - started < 5


def test_an_alias_to_itself_is_refused(problems) -> None:
    assert [code for code, _, _ in problems("a: &a [*a]")] == [Code.YAML_NOT_PLAIN]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_a_deep_nest_is_refused_at_once(problems, opening: str) -> None:
    assert [code for code, _, _ in problems(opening * 60_000)] == [Code.YAML_NOT_PLAIN]


@pytest.mark.parametrize("value", ["!!python/object:os.system x", "!mine x", "!!binary aGk=", "!!set x"])
def test_a_tag_is_refused_and_never_obeyed(problems, value: str) -> None:
    assert [(code, line) for code, line, _ in problems(f"a: {value}")] == [(Code.YAML_NOT_PLAIN, 1)]


def test_a_list_as_a_key_is_refused(problems) -> None:
    assert [code for code, _, _ in problems("[a, b]: c")] == [Code.YAML_NOT_PLAIN]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("a: 1\nb: Zoë".encode("latin-1"), 2),
        ("a: b".encode("utf-16"), None),
        (b"PK\x03\x04\x14\x00\x08\x08", 1),
        (b"a: 1\nb: \x07", 2),
        (bytes(range(256)), None),
    ],
)
def test_a_file_that_is_no_utf8_text_is_told(problems, content: bytes, line: int | None) -> None:
    assert [(code, found) for code, found, _ in problems(content)] == [(Code.QUESTIONNAIRE_NOT_TEXT, line)]


def test_a_byte_order_mark_and_windows_line_ends_are_read(problems) -> None:
    assert problems(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n") == []


def test_a_file_of_zeros_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    zeros = tmp_path / "zeros.yaml"
    with zeros.open("wb") as file:
        file.truncate(200 * LARGEST)

    with pytest.raises(QuestionnaireError) as raised:
        load_questionnaire(zeros)

    assert [problem.code for problem in raised.value.problems] == [Code.QUESTIONNAIRE_TOO_LARGE]


def test_a_folder_cannot_be_read_as_a_questionnaire(tmp_path: Path) -> None:
    with pytest.raises(QuestionnaireError) as raised:
        load_questionnaire(tmp_path)

    assert [problem.code for problem in raised.value.problems] == [Code.QUESTIONNAIRE_NOT_READABLE]


@pytest.mark.parametrize("source", ["a\0b.yaml", "x/" * 3000 + "y.yaml"])
def test_a_path_that_is_no_path_is_told(source: str) -> None:
    with pytest.raises(QuestionnaireError) as raised:
        load_questionnaire(source)

    assert [problem.code for problem in raised.value.problems] == [Code.QUESTIONNAIRE_NOT_READABLE]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(QuestionnaireError) as raised:
        load_questionnaire(tmp_path / "no.yaml")

    assert [problem.code for problem in raised.value.problems] == [Code.QUESTIONNAIRE_NOT_FOUND]
