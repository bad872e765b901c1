"""Reads and writes a file of norms, ``norms.yaml``: docs/norms.md describes it to people."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import yaml

from teamcheck.errors import Code, Problem, QuestionnaireError, ResponsesError
from teamcheck.questionnaire.core import core_or_whole
from teamcheck.questionnaire.document import Document
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.shape import held_against
from teamcheck.questionnaire.source import LARGEST, read_document
from teamcheck.questionnaire.version import major_of
from teamcheck.responses.files.container import find_beside, says_it_is
from teamcheck.responses.norms_format import SCHEMA, Norms
from teamcheck.responses.side_document import not_usable

#: What to go on with where these keys are at fault, so that the others are looked at in the same run.
_STAND_INS = {"schema": SCHEMA, "questionnaire": "none", "version": "0.0.0", "edition": "?", "day": "2000-01-01"}
#: Faults that are told for a questionnaire, and what to do about them in a file of norms.
_NO_NORMS = frozenset({Code.QUESTIONNAIRE_TOO_LARGE, Code.QUESTIONNAIRE_NOT_TEXT, Code.YAML_NOT_ONE_MAPPING})
_MAKE = "Give the file that `teamcheck norms build` has written."


def read_norms(path: Path, questionnaire: Questionnaire) -> Norms:
    """Read a file of norms that fits a questionnaire.

    Args:
        path: A YAML file in the format ``teamcheck/norms/1``.
        questionnaire: What the team to be placed was asked.

    Raises:
        ResponsesError: The file cannot be read, contradicts itself, or is of another questionnaire or another major version.
    """
    document, problems = _document(path)
    written, document, faults = held_against(Norms, document, _STAND_INS)
    problems += faults
    if written is not None:
        problems += _contradictions(written, document)
    if written is not None and not problems:
        problems += _of_another(written, document, questionnaire)
    if written is None or problems:
        raise not_usable(problems, str(path))
    return written


def is_norms(path: Path) -> bool:
    """Whether a file says that it is one of norms."""
    return says_it_is(path, "teamcheck/norms/")


def write_norms(norms: Norms) -> str:
    """The text of a file of norms, as `read_norms` reads it."""
    entries = norms.model_dump(by_alias=True, exclude_defaults=True)
    return yaml.dump(entries, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False, width=120, default_flow_style=None)


def _document(path: Path) -> tuple[Document, list[Problem]]:
    with find_beside(path).open() as stream:
        content = stream.read(LARGEST + 1)
    try:
        return read_document(content, str(path))
    except QuestionnaireError as error:
        raise ResponsesError(map(_told_of_norms, error.problems)) from None


def _told_of_norms(found: Problem) -> Problem:
    """A problem with a file that is no YAML mapping at all, told of a file of norms."""
    if found.code not in _NO_NORMS:
        return found
    return replace(found, code=Code.NORMS_NOT_USABLE, message="this is no file of norms", fix=_MAKE)


def _contradictions(norms: Norms, document: Document) -> Iterator[Problem]:
    """What does not go together, though each part may stand there."""
    for id_, norm in norms.dimensions.items():
        for (percent, score), (further, higher) in pairwise(sorted(norm.quantiles.items())):
            if higher < score:
                message = f"{further} of 100 teams cannot lie below {higher} where {percent} of 100 lie below {score}"
                place = document.place("dimensions", id_, "quantiles", further)
                yield Problem(
                    Code.NORMS_NOT_USABLE, place, message, f"Put the scores in order, or build the file anew. {_MAKE}"
                )


def _of_another(norms: Norms, document: Document, questionnaire: Questionnaire) -> Iterator[Problem]:
    """That the norms are of another questionnaire, or of a version whose scores are not compared with this one's."""
    of = core_or_whole(questionnaire, norms.questionnaire)
    asked = f"{of.id} {of.version}"
    if norms.questionnaire != of.id:
        message = f"these norms are of the questionnaire {norms.questionnaire}, and the team was asked {asked}"
        fix = "Give norms of the same questionnaire, or name the questionnaire with -q."
        yield Problem(Code.NORMS_OF_ANOTHER, document.place("questionnaire"), message, fix)
    elif major_of(norms.version) != major_of(of.version):
        message = f"these norms are of version {norms.version}, and the team was asked {asked}"
        fix = "Scores of versions that differ in their first number are not compared. Give norms of the same one."
        yield Problem(Code.NORMS_OF_ANOTHER, document.place("version"), message, fix)
