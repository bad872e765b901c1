"""What a team's report can be written as."""

from collections.abc import Mapping
from typing import Literal

DocumentFormat = Literal["html", "md", "teams"]

#: What a file of each format is called after the team.
ENDINGS: Mapping[DocumentFormat, str] = {"html": ".html", "md": ".md", "teams": ".teams.md"}

#: What a plan is written as.
PlanFormat = Literal["html", "md", "csv"]
