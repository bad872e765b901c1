"""Why a figure is not shown: the stable codes, each with its sentence. docs/privacy.md explains them."""

from collections.abc import Sequence
from functools import cache

from teamcheck._translatable import translatable
from teamcheck.scorecard.public import Reason, Withheld

#: Teams or groups that one reason names.
_MOST_NAMED = 3

SENTENCES = {
    "below-minimum": translatable("Too few people answered: a figure appears only from the minimum that was set beforehand."),
    "below-10": translatable("Shown from ten answers on: with fewer, it could give somebody's answers away."),
    "pulse": translatable("A pulse is asked often: finer figures, laid side by side, could give somebody's answers away."),
    "one-item": translatable("One statement alone gets a word instead of a score."),
    "few-items": translatable("With fewer than three statements, one unusual answer could be picked out."),
    "short-scale": translatable("With so few answers to choose from, the word would come close to counting people."),
    "agreement-tells": translatable("Beside this score, the word could point to a single person."),
    "scale-tells": translatable("With this number of answers on this scale, a word could tell what somebody answered."),
    "words-tell": translatable("Beside this score, words for its statements could give away what one person said."),
    "shared-items": translatable(
        "It shares statements with a feature shown before: side by side the two could give answers away."
    ),
    "statement-below-10": translatable("This statement has fewer than ten answers."),
    "uneven-answers": translatable(
        "A statement of this feature has fewer than ten answers: side by side the figures could give them away."
    ),
    "left-out-tells": translatable(
        "Held back: somebody left a statement out. Beside the answers to all of them, the score would give away what they said."
    ),
    "few": translatable("Fewer than three answers."),
    "no-neutral": translatable("Every answer lies on one side or the other."),
    "everyone-answered": translatable("Everyone answered: this is the team's own average today."),
    "size-unknown": translatable("The size of the team is not known."),
    "no-bands": translatable("The questionnaire names no bands."),
    "open-end": translatable("The score could lie in more than one band."),
    "not-all-shown": translatable("Shown only when each of its features has a score."),
    "few-ticked": translatable("Fewer than three people chose it."),
    "short-list": translatable("On a list so short, a word could tell what somebody chose."),
    "few-comments": translatable("Fewer than three comments to show."),
    "not-reviewed": translatable("Comments are shown once the facilitator has read them."),
    "no-norm": translatable("The norms have no figures for it."),
    "statements-changed": translatable("It asks other statements than those the other teams answered."),
    "cannot-be-placed": translatable("The score is not sure enough to say where it stands among other teams."),
    "given-out": translatable("Left out of this copy: beside other figures of the round, it could give answers away."),
    "one-sided": translatable("Shown only where enough people of both teams have answered about each other."),
    "other-copy": translatable("In the team's own copy only."),
    "rough-total": translatable("Rough on purpose: with finer figures, fewer than ten of these people could be worked out."),
    "few-teams": translatable("Fewer than three teams: people were told that only their team sees its figures."),
    "few-scores": translatable("Fewer than five teams have a score that can be shown."),
    "few-to-differ": translatable("Fewer than eight teams have a score that can be shown."),
    "few-to-compare": translatable("It takes ten teams and a hundred people: for statements, people who answered all of them."),
    "answers-alike": translatable("All of these people have the same score, so there is nothing to compare."),
    "not-counted": translatable("Complete answers were not counted for it."),
    "one-statement": translatable("One statement alone cannot hang together with others."),
    "no-list": translatable("There is no list of teams, so nobody knows how many there are."),
    "no-answers": translatable("Nobody in these teams answered."),
    "no-scores": translatable("No feature of these teams has a score that can be shown."),
    "left-out": translatable("Counted without {names}, so that nobody there can be worked out."),
    "few-in-group": translatable("Fewer than ten people."),
    "group-tells": translatable("Not shown, so that nobody in {names} can be worked out."),
    "small-group": translatable("Not shown: one of these groups, or those of whom it is not known, has fewer than ten people."),
    "groups-tell": translatable("Beside the other groups shown, it could point to a few people."),
    "no-group": translatable("None of these groups can be shown, for more than one reason."),
    "other-questionnaire": translatable("The two rounds were asked with different questionnaires."),
    "other-version": translatable("The questionnaire has changed too much since for scores to be compared."),
    "not-asked": translatable("It was asked in one of the rounds only."),
    "changed-statements": translatable("A statement was changed, added or taken away."),
    "other-counting": translatable("Answers are counted in another way, so other people can be in the score."),
    "other-people": translatable("More than half of the people are not the same, so this would be about other people."),
    "below-12": translatable(
        "A change is worked out from twelve answers in both rounds on. With fewer, chance alone could make one."
    ),
    "rounded": translatable("At least one round is given as rounded figures, and they are too coarse to work out a change."),
    "not-linked": translatable("Nobody knows which answers are of the same person, so the rounds are compared as two groups."),
    "few-new-or-gone": translatable("Only a few people stayed, are new or are gone: the numbers could point at them."),
    "new-or-gone": translatable(
        "Somebody is new or gone. Beside both scores, the change of the others could give answers away."
    ),
    "same-people": translatable("Each person is compared with themselves, and how much they vary is not known beforehand."),
    "of-two-groups": translatable("It is a figure of two groups of people, and here each person is compared with themselves."),
    "few-in-a-direction": translatable("Too few people went one of the ways: the numbers could give one of them away."),
    "range-instead": translatable("The range of the change says how sure it is."),
    "no-spread": translatable("All scores are the same, so the change cannot be measured against how far they spread."),
    "few-twice": translatable("Fewer than five teams have a score that can be shown in both rounds."),
    "few-words": translatable("In fewer than five teams there are enough answers for a change to be worked out."),
    "words-of-teams": translatable("Said roughly only: people were told that only their team sees its figures."),
    "hardly-any": translatable("Fewer than three teams."),
    "nearly-all": translatable("All of these teams, or all but one or two."),
    "few-for-lowest": translatable("Said only from twelve teams on, with four or more among the lowest."),
    "no-lowest": translatable("Half of the teams or more share the lowest scores."),
    "no-totals": translatable("There are no figures of everybody together of that round."),
    "scores-unknown": translatable("People's own scores are not in the file that was given."),
}

#: Why none of the groups of one way of parting people is shown, where that is another sentence than for one of them.
OF_ALL_GROUPS = {
    "few-in-group": translatable("Not shown: each of these groups has fewer than ten people."),
    "group-tells": translatable(
        "Not shown: some of these groups, or those of whom it is not known, have fewer than ten people,"
        " and the others could give them away."
    ),
    "groups-tell": translatable("Not shown: beside the other figures here, these groups could point to a few people."),
    "few-teams": translatable(
        "Not shown: one of these groups, or those of whom it is not known, has fewer than three teams."
        " People were told that only their team sees its figures."
    ),
}
_UNKNOWN_TOLD = translatable("Not shown, so that nobody of whom it is not known can be worked out.")
_NAMED_OR_UNKNOWN_TOLD = translatable("Not shown, so that nobody in {names}, or of whom it is not known, can be worked out.")


def sentences_of(code: str) -> list[str]:
    """Every sentence that a reason of ours can have, that which says most first; none for a code that is not ours."""
    told = [_UNKNOWN_TOLD, _NAMED_OR_UNKNOWN_TOLD] if code == "group-tells" else []
    return [*told, *(found[code] for found in (OF_ALL_GROUPS, SENTENCES) if code in found)]


def withheld(**codes: str) -> Withheld:
    """The reason for each figure named.

    Example:
        >>> withheld(spread="below-10")["spread"].code
        'below-10'
    """
    return {figure: reason(code) for figure, code in codes.items()}


@cache
def reason(code: str) -> Reason:
    """The reason of a code; there are as many as codes, so each is made once."""
    return Reason(code=code, text=SENTENCES[code])


def withheld_for(names: Sequence[str], **codes: str) -> Withheld:
    """The reason for each figure named, where it is about some teams or groups.

    Example:
        >>> withheld_for(["Pharmacy"], score="group-tells")["score"].text
        'Not shown, so that nobody in Pharmacy can be worked out.'
    """
    named = _listed(names)
    return {figure: Reason(code=code, text=SENTENCES[code].format(names=named)) for figure, code in codes.items()}


def told_by_groups(names: Sequence[str], *, unknown: bool) -> Withheld:
    """That a group is not shown, for smaller ones could be worked out from it.

    Args:
        names: The smaller ones.
        unknown: Whether those of whom it is not known are one more.

    Example:
        >>> told_by_groups(["Porter"], unknown=True)["score"].text
        'Not shown, so that nobody in Porter, or of whom it is not known, can be worked out.'
    """
    if not unknown:
        return withheld_for(names, score="group-tells")
    text = _NAMED_OR_UNKNOWN_TOLD.format(names=_listed(names)) if names else _UNKNOWN_TOLD
    return {"score": Reason(code="group-tells", text=text)}


def of_all_groups(code: str) -> Withheld:
    """Why none of the groups of one way of parting people is shown, under ``cells``.

    Example:
        >>> of_all_groups("few-in-group")["cells"].text
        'Not shown: each of these groups has fewer than ten people.'
    """
    return {"cells": Reason(code=code, text=OF_ALL_GROUPS.get(code, SENTENCES[code]))}


def _listed(names: Sequence[str]) -> str:
    """Some names in a row; many are counted.

    >>> _listed(["A", "B"]), _listed(["A", "B", "C", "D", "E"])
    ('A and B', 'A, B, C and 2 more')
    """
    shown = list(names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        return f"{', '.join(shown)} and {len(names) - _MOST_NAMED} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
