"""What people ticked on a list: ranked for ten and more, named for a few, and to be marked in a team without figures.

Everything follows from what is printed: an option's count, or whether it is named.
"""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report import charts
from teamcheck.report.language import Language, Said
from teamcheck.report.material import Material, View, material_of, material_view
from teamcheck.report.why import reason_text
from teamcheck.scorecard.public import PublicChecklist, PublicOption, PublicScorecard

#: Most options that an action sheet lists where none is named: those with the highest counts.
_MOST_LISTED = 3


def anchor(id_: str) -> str:
    """The id of a list's section."""
    return f"list-{id_}"


def materials_of(questionnaire: Questionnaire) -> dict[str, Material]:
    """What a team can do with each list, by the id of its section."""
    return {anchor(asked.id): material_of(asked) for asked in questionnaire.checklists}


def checklists(card: PublicScorecard, questionnaire: Questionnaire, say: Language) -> list[View]:
    """A section for each list, without those of which this copy holds nothing."""
    discussion, materials = card.edition == "discussion", materials_of(questionnaire)
    return [
        _section(found, say, discussion=discussion) | material_view(materials[anchor(found.id)], say)
        for found in card.checklists
        if found.options
    ]


def _section(found: PublicChecklist, say: Language, *, discussion: bool) -> View:
    return {
        "id": anchor(found.id),
        "text": say.apart(found.text),
        "lead": "" if discussion else lead(found, say),
        "steps": steps(found, say) if discussion else [],
        "counted": _is_counted(found),
        "rows": [_row(option, found, say) for option in ranked(found)],
    }


def _row(option: PublicOption, found: PublicChecklist, say: Language) -> View:
    return {
        "text": say.apart(option.text),
        "whose": whose(option, say),
        "bar": charts.part(option.count, found.n) if option.count is not None and found.n else Markup(),
        "count": count(option, found, say),
        "chip": say("half or more") if option.named and option.count is None else "",
    }


def _is_counted(found: PublicChecklist) -> bool:
    """Whether the number of people is printed of any option."""
    return any(option.count is not None for option in found.options)


def ranked(found: PublicChecklist) -> list[PublicOption]:
    """The options by their printed count, the highest first; ties, and those without one, in the order of the list."""
    return sorted(found.options, key=lambda option: -1 if option.count is None else option.count, reverse=True)


def count(option: PublicOption, found: PublicChecklist, say: Language) -> Said | None:
    """How many ticked an option, as it is printed; None where no option has a number."""
    if option.count is not None:
        return say("{some} of {count}", some=option.count, count=found.n)
    return say("fewer than 3") if _is_counted(found) else None


def whose(option: PublicOption, say: Language) -> Said | None:
    """Whether an option is the team's own to mend; None where the questionnaire does not say."""
    return {"ours": say("ours to mend"), "raise": say("to raise with others"), None: None}[option.whose]


def lead(found: PublicChecklist, say: Language) -> Said:
    """What the list shows, in one or two sentences."""
    for figure in ("n", "named"):
        if figure in found.withheld:
            return reason_text(found.withheld[figure], say)
    if _is_counted(found):
        return say("{count} people chose something. Each could choose up to {most} things.", count=found.n, most=found.choose)
    standing = [option for option in found.options if option.named]
    if not standing:
        return say("Nothing stands out enough to be named. Talk about the whole list.")
    return say.plural(
        "At least half of those who chose something chose {titles}."
        " How many is not shown, so that nobody's choice can be worked out.",
        "Each of these was chosen by at least half of those who chose something: {titles}."
        " How many is not shown, so that nobody's choice can be worked out.",
        len(standing),
        titles=say.quoted([option.text for option in standing]),
    )


def steps(found: PublicChecklist, say: Language) -> list[Said]:
    """What a team without figures does with a list."""
    return [
        say.plural(
            "Each person writes the number of one thing on a slip, and folds it.",
            "Each person writes the numbers of up to {count} things on a slip, and folds it.",
            found.choose,
        ),
        say(
            "Mix the slips. Somebody reads out the numbers, and somebody else makes a mark beside each. Then tear up the slips."
        ),
        say("Talk about what has the most marks. Nobody has to say what they wrote."),
        say("Which part of it is yours to mend? What do you raise, and with whom?"),
    ]


def standing_out(found: PublicChecklist) -> list[PublicOption]:
    """The options to act on first: those that are named, or else those with the highest count, if they are few."""
    named = [option for option in ranked(found) if option.named]
    if named:
        return named
    most = max((option.count for option in found.options if option.count is not None), default=None)
    highest = [option for option in found.options if most is not None and option.count == most]
    return highest if len(highest) <= _MOST_LISTED else []


def split(card: PublicScorecard, say: Language) -> list[View]:
    """What stands out on all lists, parted into what is the team's own to mend and what to raise with others.

    Nothing where nothing stands out, or where the questionnaire does not say whose anything is.
    """
    found = [option for each in card.checklists for option in standing_out(each)]
    parts: list[tuple[Said, list[PublicOption]]] = [
        (say("Ours to mend"), [option for option in found if option.whose == "ours"]),
        (say("To raise, and with whom"), [option for option in found if option.whose == "raise"]),
    ]
    return [{"title": title, "options": _texts(options, say)} for title, options in parts if options]


def _texts(options: Iterable[PublicOption], say: Language) -> Sequence[Said]:
    return [say.apart(option.text) for option in options]


def in_short(card: PublicScorecard, say: Language) -> list[Said]:
    """What a page about lists alone says first: what stands out on each."""
    return [_in_short(found, say) for found in card.checklists if found.options]


def _in_short(found: PublicChecklist, say: Language) -> Said:
    if not _is_counted(found):
        return lead(found, say)
    standing = [option.text for option in standing_out(found)]
    if not standing:
        return say("No one thing was chosen by more people than all others.")
    return say("Chosen most often: {titles}.", titles=say.quoted(standing))
