"""What gates found, for programs."""

from teamcheck._inert import inert_json
from teamcheck.report.gates.model import Verdicts


def gates_json(verdicts: Verdicts) -> str:
    """The document of ``teamcheck/gates/1``."""
    return inert_json(verdicts.model_dump_json(by_alias=True, indent=2)) + "\n"
