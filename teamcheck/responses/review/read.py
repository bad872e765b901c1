"""Reads a review of comments: a file that people have edited by hand, or that somebody has made to do harm."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from teamcheck._names import shorten
from teamcheck.errors import Code, Place, Problem, ResponsesError
from teamcheck.questionnaire.source import NOT_YAML, YAML_LOADER
from teamcheck.responses.faults import Faults, problem
from teamcheck.responses.files.container import find_beside
from teamcheck.responses.model import Comment
from teamcheck.responses.review.decisions import DECISIONS, SCHEMA, Decision, Reviewed
from teamcheck.responses.review.syntax import COMPARE, SIX_SPACES, fault_of
from teamcheck.responses.rows import clean_name

#: Most bytes: some thousands of comments.
LARGEST = 1 << 20
#: Most characters of the facilitator's own words for one comment.
LONGEST_INSTEAD = 5000
#: Stands where the facilitator's own words go.
NO_WORDS = "(your words)"

#: The file, its list of questions, a question, its list of comments, a comment, what to look at.
_DEEPEST = 6
_MAKE = "Move the file away and make it anew: teamcheck report --review-comments"
_AGAIN = "Delete its other lines too. teamcheck report --review-comments then adds it again, with nothing decided."
_QUESTION_KEYS = ("team", "round", "question", "comments")
_COMMENT_KEYS = ("text", "look", "decide", "instead")


def read_review(path: Path) -> list[Reviewed]:
    """Read what was decided on comments.

    Raises:
        ResponsesError: It is no review, or says something that means nothing; with every line that does.
    """
    file = str(path)
    root = _compose(_text_of(path), file)
    faults = Faults()
    found = list(_Walk(file, faults).entries(root))
    faults.raise_any(file)
    return found


def _text_of(path: Path) -> str:
    """The text of the file.

    Raises:
        ResponsesError: It cannot be read, is too large, or is no text.
    """
    file = str(path)
    with find_beside(path).open() as stream:
        content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise problem(Code.REVIEW_NOT_USABLE, Place(file), f"the review is larger than {LARGEST // 1024} KiB", _MAKE)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeError:
        message, fix = "the review is not saved as UTF-8", "Open it in the editor again, and save it with the encoding UTF-8."
        raise problem(Code.REVIEW_NOT_USABLE, Place(file), message, fix) from None
    if found := NOT_YAML.search(text):
        place = Place(file, line=text.count("\n", 0, found.start()) + 1)
        message = f"here stands a character that no text holds (U+{ord(found[0]):04X})"
        raise problem(Code.REVIEW_NOT_USABLE, place, message, "Delete it, and save the file.")
    return text


def _compose(text: str, file: str) -> yaml.Node:
    """What YAML makes of the text; it is gone through first, so that nothing that swells or is deep is made.

    Raises:
        ResponsesError: It is no YAML, or more than a review needs.
    """
    try:
        depth = 0
        for event in yaml.parse(text, YAML_LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST or isinstance(event, yaml.AliasEvent):
                raise _too_much(file, event.start_mark.line if event.start_mark else None)
        root = yaml.compose(text, YAML_LOADER)
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        if "nesting depth" in str(error):
            raise _too_much(file, None if mark is None else mark.line) from None
        line, message, fix = fault_of(error, text)
        place = Place(file, line=None if line is None else line + 1)
        raise problem(Code.REVIEW_NOT_USABLE, place, message, fix) from None
    if root is None:
        raise problem(Code.REVIEW_NOT_USABLE, Place(file), "the review is empty", _MAKE)
    return root


def _too_much(file: str, line: int | None) -> ResponsesError:
    """What YAML can do and a review needs not: it could swell without end."""
    message = "here stands something that a review does not have: brackets, or a word that begins with *"
    place = Place(file, line=None if line is None else line + 1)
    return problem(Code.REVIEW_NOT_USABLE, place, message, "Put it into quotes, or take it out.")


class _Walk:
    """Goes through the parts of one file; what is wrong is gathered, and the part left out."""

    def __init__(self, file: str, faults: Faults) -> None:
        self._file = file
        self._faults = faults

    def entries(self, root: yaml.Node) -> Iterator[Reviewed]:
        """Every comment of the file."""
        whole = self._mapping(root, ("schema", "comments"))
        if self._word(whole.get("schema")) != SCHEMA:
            self._fault(root, "this is no review of comments", f"Write schema: {SCHEMA} at its top, or name another file.")
            return
        for part in self._list(whole.get("comments")):
            if not (question := self._mapping(part, _QUESTION_KEYS)):
                continue
            team, asked = self._word(question.get("team")), self._word(question.get("question"))
            if not team or not asked:
                missing = "question" if team else "team"
                self._fault(part, f"it is not said which {missing} these comments are of", f"Write {missing}: and its name.")
            round_ = clean_name(self._word(question.get("round"))) or None
            for comment in self._list(question.get("comments")):
                yield from self._comment(comment, Comment(clean_name(team), round_, asked, ""))

    def _comment(self, node: yaml.Node, whose: Comment) -> Iterator[Reviewed]:
        if not (entry := self._mapping(node, _COMMENT_KEYS)):
            return
        text, instead = self._word(entry.get("text")), self._word(entry.get("instead")).strip()
        instead = "" if instead == NO_WORDS else instead
        written = entry.get("decide", node)
        decision = self._decision(entry.get("decide"))
        if not text.strip():
            self._fault(node, "the comment itself is missing", _AGAIN)
        elif len(instead) > LONGEST_INSTEAD:
            message = f"your own words are longer than {LONGEST_INSTEAD} characters"
            self._fault(entry["instead"], message, "Say it in fewer words.")
        elif decision is None:
            message = f'"{shorten(self._word(written), 40)}" means nothing here'
            self._fault(written, message, f"Write one of {', '.join(reversed(DECISIONS))} after decide:")
        elif decision == "instead" and not instead:
            fix = f'Write your words in place of "{NO_WORDS}", or decide: leave out'
            self._fault(written, "your own words for this comment are missing", fix)
        elif decision in {"show", "leave out"} and instead:
            fix = "Write decide: instead to print your words, or take them out."
            self._fault(written, f'it is decided "{decision}", and there are your own words too', fix)
        else:
            place = Place(self._file, line=written.start_mark.line + 1)
            yield Reviewed(Comment(whose.team, whose.round, whose.question, text), decision, instead, place)

    def _decision(self, node: yaml.Node | None) -> Decision | None:
        written = " ".join(self._word(node).casefold().split()) or "undecided"
        return next((decision for decision in DECISIONS if decision == written), None)

    def _mapping(self, node: yaml.Node, keys: tuple[str, ...]) -> dict[str, yaml.Node]:
        """Keys and values of a part; keys that mean nothing, or stand there twice, are faults."""
        if not isinstance(node, yaml.MappingNode):
            self._fault(node, f"here should stand {', '.join(keys)}", COMPARE)
            return {}
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = self._word(key)
            if name not in keys:
                message = f'"{shorten(name, 40)}" means nothing here'
                self._fault(key, message, f"Take it out; or does it belong to the text above? {SIX_SPACES}")
            elif name in found:
                self._fault(key, f"{name} stands here twice", "Keep one of the two.")
            found[name] = value
        return found

    def _list(self, node: yaml.Node | None) -> list[yaml.Node]:
        if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
            return []
        if not isinstance(node, yaml.SequenceNode):
            self._fault(node, "here should stand a list", "Begin each comment with a hyphen and a space.")
            return []
        return list(node.value)

    def _word(self, node: yaml.Node | None) -> str:
        """A text as it is written, whatever YAML would make of it (``yes``, ``2026-11-25``); empty where none stands."""
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode):
            self._fault(node, "here should stand a text", "Put it into quotes.")
            return ""
        return str(node.value)

    def _fault(self, node: yaml.Node, message: str, fix: str) -> None:
        place = Place(self._file, line=node.start_mark.line + 1)
        self._faults.add([Problem(Code.REVIEW_NOT_USABLE, place, message, fix)])
