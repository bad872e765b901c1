"""Collects the problems found while a questionnaire is put together."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

from teamcheck._names import some_of
from teamcheck.errors import Code, Place, Problem
from teamcheck.questionnaire.document import Document, Step

#: Most faults that are told of one file; a file with more is mended in several goes.
MOST_FAULTS = 100
#: Names that are listed where one is not among them.
MOST_NAMED = 60


@dataclass
class Reports:
    """The problems of one document so far.

    Attributes:
        document: The file they are in.
        problems: In the order they were found.
        told: Kinds and names of what cannot be named here, because another rule tells of it (``("item", "goals1")``).
    """

    document: Document
    problems: list[Problem] = field(default_factory=list)
    told: frozenset[tuple[str, str]] = frozenset()

    def report(self, code: Code, steps: Iterable[Step], message: str, fix: str) -> None:
        """Add a problem with the part the steps lead to, unless there are too many to be read already."""
        if len(self.problems) <= MOST_FAULTS:
            self.problems.append(Problem(code, self.document.place(*steps), message, fix))

    def unknown(self, code: Code, steps: Iterable[Step], what: str, name: str, known: Iterable[str]) -> None:
        """Add that nothing has this name, with the names there are.

        Nothing is said if parts of the document are left out already: the name may be that of such a part.
        """
        if self.document.left_out or (what, name) in self.told or len(self.problems) > MOST_FAULTS:
            return
        names = list(known)
        near = difflib.get_close_matches(name, names, n=1)
        are = f"There {'is' if len(names) == 1 else 'are'}: {some_of(names, MOST_NAMED)}."
        there = are if names else "There is none at all: write it, or name something else."
        self.report(code, steps, f"There is no {what} `{name}`.", f"Did you mean `{near[0]}`? {there}" if near else there)


def no_more_than_can_be_read(problems: list[Problem], shown: str) -> list[Problem]:
    """The first hundred problems, and that there are more."""
    if len(problems) <= MOST_FAULTS:
        return problems
    message = f"There are more problems than the {MOST_FAULTS} shown."
    more = Problem(Code.MORE_QUESTIONNAIRE_PROBLEMS, Place(shown), message, "Mend these first, then look again.")
    return [*problems[:MOST_FAULTS], more]
