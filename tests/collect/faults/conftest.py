"""The benchmarks of the ballot box, from whose full runs docs/reliability.md has its figures: tests run them in short."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def benchmarks(root: Path) -> Iterator[Path]:
    """Their folder, from which they can be imported for as long as tests run."""
    folder = root / "benchmarks"
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


@pytest.fixture(scope="session")
def killed(benchmarks: Path) -> ModuleType:  # noqa: ARG001  it must be there first
    """Kills at random moments."""
    return importlib.import_module("killed")


@pytest.fixture(scope="session")
def reliability(benchmarks: Path) -> ModuleType:  # noqa: ARG001  as above
    """Stops at every line, and what stands in the way."""
    return importlib.import_module("reliability")


@pytest.fixture(scope="session")
def order(benchmarks: Path) -> ModuleType:  # noqa: ARG001  as above
    """Orders that are stored."""
    return importlib.import_module("order")
