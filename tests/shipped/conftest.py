from collections.abc import Callable, Iterator

import pytest

from teamcheck._resources import data_root
from teamcheck.questionnaire.catalogue import shipped
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import Checklist, Dimension, Questionnaire

#: Those with less to talk about and to try than the others, as questionnaires/README.md says and gives the reason for.
SHORT_FORMS = {"pulse"}


@pytest.fixture(scope="session")
def full() -> Questionnaire:
    return load_questionnaire("seven-features")


@pytest.fixture(scope="session")
def short() -> Questionnaire:
    return load_questionnaire("seven-features-short")


@pytest.fixture(scope="session", params=shipped())
def each(request: pytest.FixtureRequest) -> Questionnaire:
    """Every questionnaire that comes with teamcheck, one after the other."""
    return load_questionnaire(request.param)


#: Questionnaires of lists alone, without statements: tests/shipped/test_lists.py holds them to their rules.
LISTS = {"barriers"}


@pytest.fixture(scope="session", params=[name for name in shipped() if name not in SHORT_FORMS | LISTS])
def whole(request: pytest.FixtureRequest) -> Questionnaire:
    """Every questionnaire with all that there is to talk about and to try, one after the other."""
    return load_questionnaire(request.param)


@pytest.fixture(scope="session")
def everyone() -> list[Questionnaire]:
    return [load_questionnaire(name) for name in shipped()]


@pytest.fixture(scope="session")
def source_of() -> Callable[[str], str]:
    """The text of a file in the folder of questionnaires."""
    return lambda name: (data_root() / "questionnaires" / name).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def texts_of() -> Callable[[Dimension], tuple[str, ...]]:
    """Every text of a dimension that a team may read."""

    def texts(dimension: Dimension) -> Iterator[str]:
        yield dimension.question
        yield from (item.text for item in dimension.items)
        yield from dimension.discuss
        yield from (suggestion.text for suggestion in dimension.try_)
        yield from (suggestion.source for suggestion in dimension.try_)
        yield from dimension.exercise.steps if dimension.exercise else ()
        yield dimension.caution
        yield from dimension.patterns.values()

    return lambda dimension: tuple(texts(dimension))


@pytest.fixture(scope="session")
def texts_of_list() -> Callable[[Checklist], tuple[str, ...]]:
    """Every text of a list that a team may read."""

    def texts(checklist: Checklist) -> Iterator[str]:
        yield checklist.text
        yield from (option.text for option in checklist.options.values())
        yield from checklist.discuss
        yield from (suggestion.text for suggestion in checklist.try_)
        yield from checklist.exercise.steps if checklist.exercise else ()
        yield checklist.caution

    return lambda checklist: tuple(texts(checklist))
