"""What one person is asked, part by part, in order."""

from dataclasses import dataclass

from teamcheck.questionnaire.model import (
    BackgroundQuestion,
    Checklist,
    CommentQuestion,
    Dimension,
    Item,
    Questionnaire,
)


@dataclass(frozen=True, slots=True)
class Section:
    """The statements of a dimension that are asked there: one that two dimensions share is asked once, in the first."""

    dimension: Dimension
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that one person is asked, in one language.

    Attributes:
        questionnaire: In the language it is asked in.
        sections: The statements.
        background: Questions about the person; none where people could be told apart by them.
        checklists: Lists to tick.
        comments: Open questions.
    """

    questionnaire: Questionnaire
    sections: tuple[Section, ...]
    background: tuple[BackgroundQuestion, ...]
    checklists: tuple[Checklist, ...]
    comments: tuple[CommentQuestion, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Every statement, in the order it is asked."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def columns(self) -> tuple[str, ...]:
        """Ids of everything that has a column in an answers file, in order: comments have none."""
        before, after = ([question.id for question in part] for part in (self.background, self.checklists))
        return (*before, *(item.id for item in self.items), *after)

    @property
    def count(self) -> int:
        """How many questions there are, of every kind."""
        return len(self.columns) + len(self.comments)


def asked_of(questionnaire: Questionnaire, *, background: bool) -> Asked:
    """What a questionnaire asks of one person.

    Args:
        questionnaire: In the language it is asked in.
        background: Whether the questions about the person are asked.

    >>> from teamcheck.questionnaire.load import load_questionnaire
    >>> asked = asked_of(load_questionnaire("seven-features"), background=False)
    >>> asked.sections[1].items[0].id, asked.count
    ('identity1', 43)
    """
    seen: set[str] = set()
    sections = []
    for dimension in questionnaire.dimensions:
        here = tuple(item for item in dimension.items if item.id not in seen)
        seen.update(item.id for item in here)
        if here:
            sections.append(Section(dimension, here))
    return Asked(
        questionnaire,
        tuple(sections),
        questionnaire.background if background else (),
        questionnaire.checklists,
        questionnaire.comments,
    )
