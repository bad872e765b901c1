"""Teams as their reports print them, as gates see them."""

import pytest

from teamcheck.scorecard.printed import PrintedDimension, PrintedTeam
from teamcheck.scorecard.public import PolicyStamp, QuestionnaireStamp

TITLES = {"goals": "Clear goals", "trust": "Trust"}


def dimension(id_: str, score: int | None, **other: object) -> PrintedDimension:
    keys = {"n": None if score is None else 7, "score_end": None, "agreement": None if score is None else "close"}
    keys |= {"why": "below-minimum" if score is None else ""} | other
    return PrintedDimension(id=id_, score=score, **keys)


def team(name: str = "Harbour", goals: int | None = 60, trust: int | None = 60, **other: object) -> PrintedTeam:
    """A team of nine, of whom seven answered."""
    keys = {"round": None, "size": 9, "answered": 7, "dimensions": (dimension("goals", goals), dimension("trust", trust))}
    audience = other.pop("audience", "organisation")
    return PrintedTeam(
        questionnaire=QuestionnaireStamp(id="ours", version="1.0.0", sha256="0" * 64),
        policy=PolicyStamp(minimum=5, audience=audience),
        team=name,
        edition="discussion" if goals is trust is None else "small-team",
        **(keys | other),
    )


@pytest.fixture
def titles() -> dict[str, str]:
    return dict(TITLES)
