"""The parts that the forms of all tools are made of: blocks of statements, each a grid of points, in every language."""

from dataclasses import dataclass, replace
from itertools import groupby

from teamcheck.questionnaire.asked import asked_of
from teamcheck.questionnaire.field_types import RESERVED_IDS
from teamcheck.questionnaire.model import CommentQuestion, Item, Questionnaire, Scale
from teamcheck.questionnaire.translated import in_language, languages_of

#: What is written where a statement does not apply, in every tool: `teamcheck.responses.cells` reads it.
NOT_APPLICABLE = "NA"
#: Id of the question for the team, which heads its column in an answers file.
TEAM = "team"
#: Its words; under headings that are words it is known by them (`teamcheck.responses.columns`).
WHICH_TEAM = "Which team are you in?"

#: Said before what people ask themselves; forms in other languages have the questions alone.
ASK_YOURSELF = "Before you begin, ask yourself this. There is nothing to write down."

#: Words that mean something to one of the tools, so that no grid can have them for its id.
_MEAN_SOMETHING = frozenset({"self", "that", "this", "meta", "intro", "id", "token", "seed", "start", "end", "today"})
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class Grid:
    """Statements below each other, all with the same points: what most tools call a matrix.

    Attributes:
        id: Its own, which is none of the ids that head a column: a lowercase letter, then up to 19 letters or digits.
    """

    id: str
    scale: Scale
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The statements of a dimension that are asked there: one that two dimensions share is asked in the first.

    Attributes:
        title: What stands above it.
        prompt: Said before the statements; empty where the questionnaire says nothing.
        grids: In the order of the statements: where the scale changes, another grid begins.
    """

    title: str
    prompt: str
    grids: tuple[Grid, ...]


def blocks_of(questionnaire: Questionnaire) -> tuple[Block, ...]:
    """The statements, block by block, in the questionnaire's own language; the ids are the same in every language.

    >>> from teamcheck.questionnaire.load import load_questionnaire
    >>> block = blocks_of(load_questionnaire("seven-features"))[1]
    >>> block.title, [(grid.id, grid.items[0].id) for grid in block.grids]
    ('Clear team identity', [('identity', 'identity1')])
    """
    asked = asked_of(questionnaire, background=True)
    taken = {*asked.columns, *(question.id for question in asked.comments), *RESERVED_IDS, *_MEAN_SOMETHING}
    blocks = []
    for section in asked.sections:
        dimension, grids = section.dimension, []
        for scale, items in groupby(section.items, key=lambda item: item.scale):
            grids.append(Grid(_free(dimension.id.replace("-", ""), taken), scale, tuple(items)))
        blocks.append(Block(dimension.title, dimension.prompt or questionnaire.prompt, tuple(grids)))
    return tuple(blocks)


def _free(name: str, taken: set[str]) -> str:
    """An id like the name that nothing has yet; it is taken from now on."""
    free, number = name[:_LONGEST], 1
    while free in taken:
        number += 1
        free = f"{name[: _LONGEST - len(str(number))]}{number}"
    taken.add(free)
    return free


def in_every_language(questionnaire: Questionnaire) -> tuple[Questionnaire, ...]:
    """The questionnaire in each of its languages, its own first; what a translation lacks stays in the original."""
    return tuple(in_language(questionnaire, tag) for tag in languages_of(questionnaire))


def thought_about(spoken: Questionnaire) -> list[str]:
    """The lines of what people ask themselves before they begin: a form only says them, and nothing of it comes back.

    >>> from teamcheck.questionnaire.load import load_questionnaire
    >>> [line[2:] for line in thought_about(load_questionnaire("seven-features"))[1:2]]
    ['What do you hope will change because of this?']
    """
    lead = [ASK_YOURSELF] if spoken.framing.before and spoken.language.partition("-")[0] == "en" else []
    return [*lead, *(f"\u2013 {question}" for question in spoken.framing.before)]


def said_first(spoken: Questionnaire) -> str:
    """What a form says before it asks, line by line: the intro, and what people ask themselves."""
    return "\n".join([*([spoken.intro] if spoken.intro else []), *thought_about(spoken)])


def scales_of(questionnaire: Questionnaire) -> list[Scale]:
    """Every scale once that a statement is answered on, in the order first used."""
    return [*dict.fromkeys(item.scale for item in questionnaire.items)]


def asking_for_the_team(questionnaire: Questionnaire) -> Questionnaire:
    """The questionnaire with one question more: which team people are in.

    It is a comment question with the id `TEAM`, before the others; a form asks it in one line, and does not let it be left out.
    """
    return replace(questionnaire, comments=(CommentQuestion(TEAM, WHICH_TEAM), *questionnaire.comments))
