r"""teamcheck: a team effectiveness diagnostic.

The whole of it in five calls, each a stage: what was asked, what was answered, what the figures are, which of them may be
shown, and the document. Nothing is written to disk and nothing is printed.

>>> import io, pathlib, tempfile
>>> import teamcheck
>>> questionnaire = teamcheck.load_questionnaire("seven-features")
>>> heading = ",".join(item.id for item in questionnaire.items)
>>> row = ",".join("4" for item in questionnaire.items)
>>> with tempfile.TemporaryDirectory() as folder:
...     answers = pathlib.Path(folder, "harbour.csv")
...     _ = answers.write_text("\n".join([heading, *[row] * 6]), encoding="utf-8")
...     responses = teamcheck.read_responses(answers, questionnaire, size=7)
>>> card, = teamcheck.score(responses, questionnaire)
>>> shown = teamcheck.disclose(card, responses.policy)
>>> shown.team, shown.answered, shown.edition
('harbour', 6, 'small-team')
>>> page = teamcheck.render_report(shown, questionnaire, to="md")

Whatever a caller can mend is raised as one `TeamcheckError` that holds every problem:

>>> try:
...     teamcheck.load_questionnaire("no-such-questionnaire")
... except teamcheck.TeamcheckError as error:
...     len(error.problems)
1

The promise of stability is `__all__` and the JSON of a scorecard. The rooms behind are imported when first used, so that
``import teamcheck`` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teamcheck.errors import TeamcheckError
    from teamcheck.questionnaire.load import load_questionnaire
    from teamcheck.report.render import render_report
    from teamcheck.responses.read import read_responses
    from teamcheck.scorecard.build import score
    from teamcheck.scorecard.disclosure import disclose

__version__ = "0.1.0"

__all__ = ["TeamcheckError", "__version__", "disclose", "load_questionnaire", "read_responses", "render_report", "score"]

_HOMES = {
    "TeamcheckError": "teamcheck.errors",
    "disclose": "teamcheck.scorecard.disclosure",
    "load_questionnaire": "teamcheck.questionnaire.load",
    "read_responses": "teamcheck.responses.read",
    "render_report": "teamcheck.report.render",
    "score": "teamcheck.scorecard.build",
}


def __getattr__(name: str) -> object:
    """Import the room of a public name when it is first asked for (PEP 562)."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, the ones not yet imported among them."""
    return sorted({*globals(), *__all__})
