"""What `audit` says of what it found: one sentence for each thing, and what to do about it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from teamcheck.cli.audit_labels import Labels

if TYPE_CHECKING:
    from teamcheck.organisation.audit.findings import Code, Finding, LeftCode, LimitCode, People

#: What is certain of a statement: for whoever reads the file, and for a member.
_OF_STATEMENTS: Mapping["Code", tuple[str, str]] = {
    "answers-known": ("all answers to {item} can be worked out", "all answers of the others to {item} can be worked out"),
    "one-disagreed": (
        "it is certain that exactly one person disagreed with {item}",
        "exactly one of the others disagreed with {item}",
    ),
    "one-agreed": (
        "it is certain that exactly one person agreed with {item}",
        "exactly one of the others agreed with {item}",
    ),
    "nobody-else-disagreed": ("", "nobody else disagreed with {item}"),
    "nobody-else-agreed": ("", "nobody else agreed with {item}"),
    "one-low-score": (
        "it is certain that exactly one person rated {dimension} 40 or less",
        "exactly one of the others rated {dimension} 40 or less",
    ),
    "scores-known": (
        "everybody's own score of {dimension} can be worked out, though not whose it is",
        "the others' own scores of {dimension} can be worked out",
    ),
    "one-answer-set": ("only one set of answers to {dimension} fits what is printed", ""),
}
_OLD = "Do not give it away. Make it again with this version of teamcheck; if this version made it, please report that."
_APART = "Nobody should have both. Give away one of them only, or wait until more have answered."
_FIX: Mapping["Code", str] = {
    "not-protected": "Keep it as safe as the answers themselves, and give it to nobody.",
    "group-known": _APART,
    "finer-together": "Give away only the rougher one.",
}
_LIMITS: Mapping["LimitCode", str] = {
    "far-from-the-others": "whoever rated it far from all the others and reads how alike views are could tell "
    "where the others' scores lie: that word says that they are near each other",
}
_LEFT: Mapping["LeftCode", str] = {
    "no-questionnaire": "the questionnaire is not at hand, so answers could not be counted: give it with -q",
    "too-much": "there are too many answer sets to go through",
    "left-out-answers": "somebody left a statement out or gave too few answers for a score: "
    "these answers were taken to be anything",
    "how-alike": "what is printed of how alike views are was not looked at",
    "own-scores": "what the figures of statements tell of people's own scores was not looked at",
    "statements-and-scores-together": "the figures of statements and what is printed of how alike views are were each gone "
    "through alone, not both at once",
    "nothing-fits": "no answers at all fit what is printed: another questionnaire, or figures that were changed",
    "cut-in-many-ways": "people are cut in more ways than can be put together",
    "named-options": "what is told by which options of it are named was not looked at",
    "shares": "of parts and groups only scores were put together, not percent of favourable answers",
}


class Said(NamedTuple):
    """What was found, in words.

    Attributes:
        head: What several findings can share: the files, and whose answers it is about; empty where that is all one sentence.
        link: What stands between the two.
        rest: What can be worked out.
        fix: What to do about it.
    """

    head: str
    link: str
    rest: str
    fix: str

    @property
    def sentence(self) -> str:
        """All of it in one sentence."""
        return f"{self.head}{self.link}{self.rest}."


def said(finding: "Finding", labels: Labels) -> Said:
    """What was found, and what to do about it.

    Args:
        finding: What was found.
        labels: The words of the scales that are at hand.

    Example:
        >>> from teamcheck.organisation.audit.findings import Finding
        >>> said(Finding("not-protected", ("full.json",)), Labels()).sentence
        'full.json is not protected: it holds everything.'
    """
    if finding.code == "not-protected":
        return Said("", "", f"{finding.files[0]} is not protected: it holds everything", _fix(finding))
    head = _from(finding.files) if finding.team is None else f"{_from(finding.files)}, {_team(finding)}"
    if finding.code == "group-known":
        link = ", " if finding.team is None else ": "
        return Said(f"{head}{link}{group_words(finding.people)}", " ", _rated(finding, labels), _fix(finding))
    return Said(head, ", " if finding.team is None else ": ", _certain(finding, labels), _fix(finding))


def _certain(finding: "Finding", labels: Labels) -> str:
    """What is certain of a team."""
    if finding.code == "below-minimum":
        return f"{_dimension(finding)} shows figures of {_few(finding)}"
    if finding.code == "finer-together":
        return f"{_dimension(finding)} is known more finely than {finding.number} answers allow"
    everybody, member = _OF_STATEMENTS[finding.code]
    if finding.knows == "nobody":
        return everybody.format(item=_item(finding), dimension=_dimension(finding))
    text = member.format(item=_item(finding), dimension=_dimension(finding))
    return f"a member{_who(finding, labels)} can be sure that {text}"


def _rated(finding: "Finding", labels: Labels) -> str:
    """How a group answered: in the words of the scale where it is one person and one statement."""
    if answer := labels.of_one(finding):
        return f'answered "{answer}" to {_item(finding)}'
    return f"rated {_dimension(finding) if finding.item is None else _item(finding)} {_between(finding)}"


def _fix(finding: "Finding") -> str:
    if finding.code == "group-known" and len(finding.files) == 1:
        return _OLD
    return _FIX.get(finding.code, _OLD)


def limit_words(code: "LimitCode") -> str:
    """What is certain for somebody, and that nobody is promised protection from."""
    return _LIMITS[code]


def left_words(code: "LeftCode") -> str:
    """Why something was not gone through."""
    return _LEFT[code]


def _from(files: Sequence[str]) -> str:
    if len(files) == 1:
        return f"From {files[0]}"
    return f"From {', '.join(files[:-1])} and {files[-1]} together"


def _team(finding: "Finding") -> str:
    return f"{finding.team} in {finding.round}" if finding.round else str(finding.team)


def _dimension(finding: "Finding") -> str:
    return "" if finding.dimension is None else f'"{finding.dimension.text}"'


def _item(finding: "Finding") -> str:
    return "" if finding.item is None else f'"{finding.item.text}"'


def _few(finding: "Finding") -> str:
    who = "too few people" if finding.number is None else counted(finding.number, "person", "people")
    return f"{who}; the fewest that may be shown are {finding.minimum}"


def _who(finding: "Finding", labels: Labels) -> str:
    """For which member it is certain."""
    if not finding.own:
        return " with one of the possible scores"
    answers = ", ".join(labels.of_points(finding.dimension, finding.own))
    return f" who answered {answers} (in the order of the statements)" if len(finding.own) > 1 else f" who answered {answers}"


def group_words(people: "People | None") -> str:
    """A group that no output shows by itself, in words."""
    if people is None:
        return "somebody"
    one, names = people.number == 1, " and ".join(people.names)
    who = "the one" if one else f"the {people.number}"
    return {
        "late": f"{who} of {names} who answered in between",
        "new": f"{who} of {names} who {'is' if one else 'are'} new",
        "gone": f"{who} of {names} who {'is' if one else 'are'} gone",
        "team": f"{names}, {counted(people.number, 'person', 'people')},",
        "rest": f"{who} of {names} in nothing that is shown",
        "skipped": _skipped(people),
        "group": f"{names} together, {counted(people.number, 'person', 'people')},",
    }[people.kind]


def _skipped(people: "People") -> str:
    """Those who left statements out; one answer was left out by one person."""
    names = " or ".join(people.names)
    if people.number == 1:
        return f"the one who left out {names}"
    return f"those who left out {names} ({people.number} answers in all)"


def _between(finding: "Finding") -> str:
    low, high = round(float(finding.low or 0)), round(float(finding.high or 0))
    return str(low) if low == high else f"{low} to {high}"


def counted(number: int, one: str, more: str) -> str:
    """A number and its noun.

    >>> counted(1, "page", "pages"), counted(12_000, "page", "pages")
    ('1 page', '12,000 pages')
    """
    return f"{number:,} {one if number == 1 else more}"
