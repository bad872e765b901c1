"""The whole attack: each page for itself, then all outputs together."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from teamcheck.organisation.audit.findings import Audit, Finding
from teamcheck.organisation.audit.left_out import known_to_have_left_out
from teamcheck.organisation.audit.pages import Questionnaires, attack_page, figures_below_the_minimum
from teamcheck.organisation.audit.printed import Output, Page
from teamcheck.organisation.audit.rounding import FULL_FROM
from teamcheck.organisation.audit.together import attack_together
from teamcheck.questionnaire.model import Questionnaire


def audit(
    outputs: Sequence[Output],
    questionnaires: Sequence[Questionnaire],
    *,
    allowed: int,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Audit:
    """Everything that can be worked out from outputs that were given away.

    Args:
        outputs: What each file prints.
        questionnaires: Those that may have been asked.
        allowed: Work that may be done for each dimension of a page (`teamcheck.organisation.audit.budget`).
        progress: Told how many pages are done, of how many.
    """
    found = Audit()
    found.findings += [Finding("not-protected", (each.file,)) for each in outputs if not each.protected]
    found.findings += [below for each in outputs for whole in each.organisations for below in figures_below_the_minimum(whole)]
    pages, known = pages_of(outputs), Questionnaires(questionnaires)
    of_same: defaultdict[tuple[str, str | None, int], list[Page]] = defaultdict(list)
    for page in pages:
        of_same[page.team, page.round, page.answered].append(page)
    for done, page in enumerate(pages):
        progress(done, len(pages))
        found.findings += figures_below_the_minimum(page)
        found.findings += known_to_have_left_out(page, of_same[page.team, page.round, page.answered])
        found.count({"full dimensions": sum((each.n or 0) >= FULL_FROM and each.score is not None for each in page.dimensions)})
        attack_page(page, known, allowed, found)
    attack_together(outputs, allowed, found)
    return found


def pages_of(outputs: Sequence[Output]) -> list[Page]:
    """Every team's round that an output prints, also as one of several side by side."""
    alone = [page for output in outputs for page in output.pages]
    beside = [page for output in outputs for comparison in output.comparisons for page in comparison.pages]
    return alone + beside
