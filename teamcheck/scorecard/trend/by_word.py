"""How many teams a change comes to the same in, as far as that may be said (method M72)."""

from collections.abc import Mapping

from teamcheck.responses.model import Audience
from teamcheck.scorecard.comparison.verdict import Verdict
from teamcheck.scorecard.public import Withheld
from teamcheck.scorecard.public_change import TeamsByWord
from teamcheck.scorecard.reasons import withheld
from teamcheck.scorecard.trend.gather import GatheredDimension

#: Fewest teams with a word of which it is said how many have which.
FEWEST_TOLD = 5
#: Fewest teams that a number of one word stands for, and fewest that are left over beside it, where teams have no names.
FEWEST_OF_A_WORD = 3
_WORDS: Mapping[str, Verdict] = {
    "clear_up": "clear improvement",
    "possible_up": "possible improvement",
    "same": "about the same",
    "unclear": "cannot tell",
    "possible_down": "possible decline",
    "clear_down": "clear decline",
}
_WAYS = {"up": ("clear_up", "possible_up"), "down": ("clear_down", "possible_down")}


def teams_by_word(found: GatheredDimension, audience: Audience) -> TeamsByWord:
    """Count the teams of a dimension by their word.

    Below five teams with a word no number is given. Where people were not told that their team's figures may go to the
    organisation, a team must not learn another's word. So there are two numbers alone, of those that went up and of those that
    went down, and each is told only where three teams or more have it, and three or more have not.

    Args:
        found: The dimension.
        audience: The narrowest that people of any team were told of.
    """
    counts = {name: found.words[word] for name, word in _WORDS.items()}
    shown: dict[str, int | None] = {**counts, **{way: sum(counts[name] for name in names) for way, names in _WAYS.items()}}
    told = found.words.total()
    reasons: Withheld = {}
    if told < FEWEST_TOLD:
        reasons = withheld(**dict.fromkeys(shown, "few-words"))
    elif audience != "organisation":
        reasons = withheld(**dict.fromkeys(_WORDS, "words-of-teams"), **_few(shown, told))
    return TeamsByWord(
        told=told,
        too_few=found.too_few,
        not_comparable=found.not_comparable,
        **(shown | dict.fromkeys(reasons)),
        withheld=reasons,
    )


def _few(shown: Mapping[str, int | None], told: int) -> dict[str, str]:
    """The code of each way that hardly any team went, or nearly all."""
    codes = {way: few_or_nearly_all(shown[way] or 0, told) for way in _WAYS}
    return {way: code for way, code in codes.items() if code}


def few_or_nearly_all(teams: int, told: int) -> str | None:
    """Why a number of teams is not told where teams have no names; None where it is.

    Example:
        >>> [few_or_nearly_all(teams, 9) for teams in (0, 2, 3, 6, 7, 9)]
        ['hardly-any', 'hardly-any', None, None, 'nearly-all', 'nearly-all']
    """
    if teams < FEWEST_OF_A_WORD:
        return "hardly-any"
    return "nearly-all" if told - teams < FEWEST_OF_A_WORD else None
