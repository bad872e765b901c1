"""Print the lowest version that pyproject.toml allows of every library, as constraints for pip (see CONTRIBUTING.md)."""

import re
import sys
import tomllib
from pathlib import Path

LOWER = re.compile(r"([A-Za-z0-9._-]+)\s*>=\s*([0-9.]+)")


def lowest(project: Path) -> list[str]:
    """Every requirement of the package and of its tests, pinned to its lower bound."""
    data = tomllib.loads(project.read_text(encoding="utf-8"))
    requirements = [*data["project"]["dependencies"], *data["dependency-groups"]["dev"]]
    found = [(requirement, LOWER.match(requirement)) for requirement in requirements]
    unbounded = [requirement for requirement, bound in found if bound is None]
    if unbounded:
        sys.exit(f"no lower bound: {', '.join(unbounded)}")
    return [f"{bound[1]}=={bound[2]}" for _, bound in found if bound is not None]


if __name__ == "__main__":
    sys.stdout.write("\n".join(lowest(Path(__file__).resolve().parents[2] / "pyproject.toml")) + "\n")
