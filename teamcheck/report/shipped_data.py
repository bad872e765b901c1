"""Reads data that ships beside the templates, as strictly as a questionnaire."""

from typing import TypeVar

from teamcheck._frozen import Frozen
from teamcheck._resources import data_root
from teamcheck.errors import QuestionnaireError
from teamcheck.questionnaire.shape import held_against
from teamcheck.questionnaire.source import read_document

Format = TypeVar("Format", bound=Frozen)


def read_shipped(name: str, format_: type[Format]) -> Format:
    """One file of the folder of templates, held against its format.

    Args:
        name: The file, such as ``evidence.yaml``.
        format_: What it has to be.

    Raises:
        QuestionnaireError: With every fault of the file, each with its line.
    """
    return held_strictly(data_root().joinpath("templates", name).read_bytes(), name, format_)


def held_strictly(content: bytes, name: str, format_: type[Format]) -> Format:
    """The bytes of a file as a format, or all of its faults.

    Raises:
        QuestionnaireError: It has a fault.
    """
    document, problems = read_document(content, name)
    read, _, faults = held_against(format_, document, {})
    if read is None or problems or faults:
        raise QuestionnaireError([*problems, *faults])
    return read
