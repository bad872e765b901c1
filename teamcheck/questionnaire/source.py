"""Reads a YAML file of a questionnaire or a translation safely: bytes in, `Document` and problems out."""

import hashlib
import re
from collections.abc import Iterable, Iterator

import yaml

from teamcheck._names import shorten
from teamcheck.errors import Code, Place, Problem, QuestionnaireError
from teamcheck.questionnaire.document import MISREAD_TAGS, TEXT_TAGS, Document, plain_scalar
from teamcheck.questionnaire.reports import MOST_FAULTS
from teamcheck.questionnaire.syntax import syntax_problem

#: Most bytes a file may have; a questionnaire of 50 dimensions in full has a tenth of it.
LARGEST = 256 * 1024
#: Most levels of brackets or indents; the format itself has 7.
DEEPEST = 20
YAML_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read_document(content: bytes, file: str, *, loader: type = YAML_LOADER) -> tuple[Document, list[Problem]]:
    """Make one document of the bytes of a file.

    Args:
        content: The file's bytes.
        file: How the file is called in messages.
        loader: The YAML library's loader; its fast one where there is one.

    Returns:
        The document, and the problems that leave something to look at: keys given twice, values YAML has of its own. Of
        very many, the first.

    Raises:
        QuestionnaireError: The file is no plain YAML mapping.
    """
    text = as_text(content, file)
    if refused := list(refused_features(text, file, loader)):
        raise QuestionnaireError(refused)
    try:
        root = yaml.compose(text, loader)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise QuestionnaireError([syntax_problem(error, text, file)]) from None
    if not isinstance(root, yaml.MappingNode):
        raise QuestionnaireError([not_a_mapping(root, file)])
    document = Document(file, hashlib.sha256(content).hexdigest(), root)
    faulty = list(faulty_nodes(file, root))
    return document.without(node for _, node in faulty), [problem for problem, _ in faulty[: MOST_FAULTS + 1]]


def digest_of_all(own: str, others: Iterable[str]) -> str:
    """The digest of a file together with those of all files that it takes from; its own where it takes nothing.

    >>> digest_of_all("9f86", [])
    '9f86'
    """
    taken = sorted(set(others))
    return hashlib.sha256("\n".join([own, *taken]).encode()).hexdigest() if taken else own


def as_text(content: bytes, file: str) -> str:
    """The text of a file, or what keeps it from being one.

    Raises:
        QuestionnaireError: Too large, or no UTF-8 text.
    """
    if len(content) > LARGEST:
        message = f"The file is larger than {LARGEST // 1024} KiB, so it can be no questionnaire."
        fix = "Give the YAML file of the questionnaire; a file of answers goes to `teamcheck score`."
        raise QuestionnaireError([Problem(Code.QUESTIONNAIRE_TOO_LARGE, Place(file), message, fix)])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QuestionnaireError([not_utf8(content, error.start, file)]) from None
    if found := NOT_YAML.search(text):
        line = text.count("\n", 0, found.start()) + 1
        message = f"Here stands a character that no text holds (U+{ord(found[0]):04X}); this may be no text file."
        fix = "Open the file in a text editor, delete the character, and save the file as UTF-8 text."
        raise QuestionnaireError([Problem(Code.QUESTIONNAIRE_NOT_TEXT, Place(file, line=line), message, fix)])
    return text


def not_utf8(content: bytes, start: int, file: str) -> Problem:
    """The problem with bytes that are no UTF-8, with the line where it shows first."""
    place = Place(file, line=content.count(b"\n", 0, start) + 1)
    message = f"The file is not saved as UTF-8: byte {content[start]:#04x} in this line fits no letter."
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in content[:1000]:
        place = Place(file)
        message = "The file is no UTF-8 text: it is UTF-16, which some editors call Unicode, or no text at all."
    fix = "Open it in a text editor and save it with the encoding UTF-8; save a Word or Excel file as plain text first."
    return Problem(Code.QUESTIONNAIRE_NOT_TEXT, place, message, fix)


def refused_features(text: str, file: str, loader: type) -> Iterator[Problem]:
    """What YAML can do and a questionnaire needs not: aliases (they can swell without end), deep nests, several documents.

    Syntax errors end the search in silence; they are told when the text is composed.
    """
    depth = documents = 0
    told: set[str] = set()
    try:
        for event in yaml.parse(text, loader):
            place = Place(file, line=event.start_mark.line + 1 if event.start_mark else None)
            if isinstance(event, yaml.AliasEvent):
                if str(event.anchor) in told:
                    continue
                told.add(str(event.anchor))
                message = (
                    f"`*{shorten(str(event.anchor))}` stands for another part of the file; questionnaires do not use that."
                )
                fix = "Put quotes around a text that starts with *; write repeated words out, or use `- {ref: its-id}`."
                yield Problem(Code.YAML_NOT_PLAIN, place, message, fix)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    message = "A line `---` starts a second document here; a file holds one questionnaire."
                    yield Problem(Code.YAML_NOT_ONE_MAPPING, place, message, "Put each questionnaire into a file of its own.")
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                yield too_deep(place)
                return
    except yaml.MarkedYAMLError as error:
        # Newer versions of the library read ahead and stop before they tell of the first bracket.
        if error.problem is not None and "nesting depth" in error.problem:
            yield too_deep(Place(file, line=error.problem_mark.line + 1 if error.problem_mark else None))
    except (yaml.YAMLError, ValueError, OverflowError):
        return


def too_deep(place: Place) -> Problem:
    """The problem with brackets or indents that no questionnaire needs."""
    message = f"Brackets or indents lie more than {DEEPEST} deep here."
    return Problem(Code.YAML_NOT_PLAIN, place, message, "Take out the brackets or indents that are too many.")


def not_a_mapping(root: yaml.Node | None, file: str) -> Problem:
    """The problem with a file that is empty, a list or a mere text."""
    fix = "Start from a questionnaire that works: `teamcheck questionnaires new my-questionnaire`."
    if root is None or root.tag == "tag:yaml.org,2002:null":
        return Problem(Code.YAML_NOT_ONE_MAPPING, Place(file), "The file is empty.", fix)
    message = "The file does not consist of keys and values, such as `title: Our team`."
    return Problem(Code.YAML_NOT_ONE_MAPPING, Place(file, line=root.start_mark.line + 1), message, fix)


def faulty_nodes(file: str, node: yaml.Node) -> Iterator[tuple[Problem, yaml.Node]]:
    """Problems that only the written file shows, each with the part to leave out because of it."""
    if isinstance(node, yaml.ScalarNode):
        if node.tag not in TEXT_TAGS | MISREAD_TAGS.keys():
            yield tag_problem(file, node), node
        return
    if isinstance(node, yaml.MappingNode):
        yield from faulty_keys(file, node)
    for child in node.value:
        yield from faulty_nodes(file, child[1] if isinstance(child, tuple) else child)


def tag_problem(file: str, node: yaml.Node) -> Problem:
    """The problem with ``!something`` before a value."""
    place = Place(file, line=node.start_mark.line + 1)
    written = shorten(str(node.tag).replace("tag:yaml.org,2002:", "!!"))
    fix = f"Delete `{written}`, or put quotes around the whole text if it belongs to it."
    return Problem(Code.YAML_NOT_PLAIN, place, f"`{written}` before a value means something to YAML only.", fix)


def faulty_keys(file: str, node: yaml.MappingNode) -> Iterator[tuple[Problem, yaml.Node]]:
    """Keys given twice, keys that are lists, and keys YAML misreads (``no:``)."""
    first_lines: dict[str, int] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        place = Place(file, line=line)
        if not isinstance(key, yaml.ScalarNode):
            message = "A key is one word; here it is a list or a mapping."
            yield Problem(Code.YAML_NOT_PLAIN, place, message, "Put quotes around a text that starts with [ or {."), value
            continue
        written = str(key.value)
        if not isinstance(plain_scalar(key), (str, int)):
            meaning = MISREAD_TAGS.get(str(key.tag), "something else")
            message = f"YAML reads the key `{shorten(written)}` as {meaning}, not as a word."
            yield Problem(Code.YAML_MISREAD, place, message, f'Put quotes around it: "{shorten(written)}":'), value
        elif written in first_lines:
            message = f"`{shorten(written)}` is given twice; the first is in line {first_lines[written]}."
            yield Problem(Code.YAML_KEY_TWICE, place, message, "Delete one of the two, or join them under one key."), value
        first_lines.setdefault(written, line)
