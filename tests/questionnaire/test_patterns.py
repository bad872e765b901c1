"""Whatever is not written as its pattern asks is told in words, in every format that is read."""

import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest
from pydantic import BaseModel

import teamcheck
from teamcheck._frozen import Frozen
from teamcheck.errors import Code, QuestionnaireError
from teamcheck.questionnaire import faults
from teamcheck.questionnaire.load import load_questionnaire

PACKAGE = Path(teamcheck.__file__).parent


def readers() -> Iterator[ModuleType]:
    """Every module that holds a file against a format."""
    for file in PACKAGE.rglob("*.py"):
        if "held_against(" in file.read_text(encoding="utf-8"):
            yield importlib.import_module(".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts))


def formats_in(module: ModuleType) -> list[type[Frozen]]:
    return [each for each in vars(module).values() if isinstance(each, type) and issubclass(each, Frozen)]


def patterns_in(part: object) -> Iterator[str]:
    """The patterns in what hangs on the fields of a format, however deep: on values, on keys, on parts of a list."""
    if isinstance(part, type) and issubclass(part, BaseModel):
        for field in part.model_fields.values():
            yield from patterns_in([field.annotation, *field.metadata])
        return
    if pattern := getattr(part, "pattern", None):
        yield pattern
    inner = part if isinstance(part, list) else [*get_args(part), *getattr(part, "metadata", ())]
    for each in inner:
        yield from patterns_in(each)


def test_every_pattern_of_every_format_has_words_and_a_cure() -> None:
    formats = {each for module in readers() for each in formats_in(module) if each is not Frozen}
    patterns = {pattern for each in formats for pattern in patterns_in(each)}

    assert {"QuestionnaireFormat", "TranslationFormat", "RoundFormat", "ActionPlan"} <= {each.__name__ for each in formats}
    assert patterns == set(faults.PATTERNS)


@pytest.mark.parametrize("written", ["A9BF", '"9f86d081884"', "9f86d081884c7", "x"])
def test_a_digest_of_an_original_that_is_none_is_a_problem_with_its_line_and_a_cure(
    tmp_path: Path, whole: str, whole_german: str, written: str
) -> None:
    german = f"{whole_german}originals:\n  title: {written}\n"
    (tmp_path / "ours.yaml").write_text(whole, encoding="utf-8")
    (tmp_path / "ours.de.yaml").write_text(german, encoding="utf-8")

    with pytest.raises(QuestionnaireError) as caught:
        load_questionnaire(tmp_path / "ours.yaml")

    [problem] = caught.value.problems
    assert (problem.code, problem.place.line) == (Code.VALUE_NOT_ALLOWED, german.count("\n"))
    assert problem.fix == "Take this line out: `teamcheck questionnaires translate` writes it again."
