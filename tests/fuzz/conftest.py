"""The harness of benchmarks/fuzz, of whose full runs its README tells: tests run a small share of it."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def harness(root: Path) -> Iterator[Path]:
    """Its folder, from which it can be imported for as long as tests run."""
    folder = root / "benchmarks" / "fuzz"
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


@pytest.fixture(scope="session")
def seeds(harness: Path) -> ModuleType:  # noqa: ARG001  it must be there first
    """Files that every reader accepts."""
    return importlib.import_module("seeds")


@pytest.fixture(scope="session")
def mutate(harness: Path) -> ModuleType:  # noqa: ARG001  as above
    """What spoils them."""
    return importlib.import_module("mutate")


@pytest.fixture(scope="session")
def readers(harness: Path) -> Iterator[object]:  # noqa: ARG001  as above
    """Every reader, with a folder to read from."""
    made = importlib.import_module("readers").Readers()
    yield made
    made.close()
