"""What is said of the change of many teams, from the figures as they are printed (method M72)."""

from teamcheck.report.comparison.words import signed
from teamcheck.report.language import Language, Said
from teamcheck.report.words import span
from teamcheck.scorecard.public_change import ChangedDimension, LowestTeams, PublicChange, TeamsByWord


def round_name(name: str | None, say: Language) -> Said:
    """What a round is called."""
    return say("no round named") if name is None else say.apart(name)


def lead(change: PublicChange, say: Language) -> list[Said]:
    """Which rounds it is about, which teams are in them, and what nobody knows."""
    then, now = (round_name(each.round, say) for each in change.rounds[-2:])
    return [
        say("Then is {then}, now is {now}.", then=then, now=now),
        say.plural("{count} team answered both times.", "{count} teams answered both times.", change.both),
        *_once(change, say),
        say("Different people may have answered: nobody knows which answers are of the same person."),
    ]


def _once(change: PublicChange, say: Language) -> list[Said]:
    """Teams in one of the rounds only."""
    then, now = change.only_then, change.only_now
    return [
        *([say.plural("{count} team answered then only.", "{count} teams answered then only.", then)] if then else []),
        *([say.plural("{count} team answered now only.", "{count} teams answered now only.", now)] if now else []),
    ]


def of_totals(say: Language) -> Said:
    """What the drawings are of."""
    return say("Everybody together in each round, whichever teams answered in it.")


def of_middles(say: Language) -> Said:
    """The same where there are no totals."""
    return say("The middle of the teams in each round: half of them have this score or a lower one, half it or a higher one.")


def of_median_changes(say: Language) -> Said:
    """What stands below the drawings."""
    return say("The middle change: half of the teams with a score both times moved by this or more, half by this or less.")


def median_change(dimension: ChangedDimension, say: Language) -> Said:
    """How far the middle one of the teams moved; empty where that is not shown."""
    if dimension.median_change is None:
        return Said("")
    points = signed(dimension.median_change, say)
    return say.plural(
        "Middle change of {count} team: {points}", "Middle change of {count} teams: {points}", dimension.teams, points=points
    )


def teams(found: TeamsByWord, name: str, say: Language) -> Said:
    """How many teams have a word, or about how many."""
    number = getattr(found, name)
    if number is not None:
        return Said(number)
    return {
        "hardly-any": say("fewer than 3"),
        "nearly-all": say("nearly all"),
    }.get(found.withheld[name].code, say("not shown"))


def of_words(change: PublicChange, say: Language, *, told: bool) -> list[Said]:
    """What the words rest on, and what chance alone does to them."""
    few = max((dimension.words.too_few for dimension in change.dimensions), default=0)
    return [
        say("A team has a word only where twelve people or more answered both times."),
        *(
            [
                say.plural(
                    "On some features, {count} team had fewer: there, chance alone could make a change.",
                    "On some features, up to {count} teams had fewer: there, chance alone could make a change.",
                    few,
                )
            ]
            if few
            else []
        ),
        *(
            [
                say(
                    "Even where nothing has changed, about 1 team in 30 is higher or lower on a feature by chance."
                    " And a change can be real and still not show."
                )
            ]
            if told
            else []
        ),
    ]


def of_lowest(found: LowestTeams, middle: float | None, say: Language) -> list[Said]:
    """What became of the lowest teams, and how much of it comes by itself.

    Args:
        found: These teams.
        middle: The median change of all teams, where that is shown.
        say: The language of the document's own sentences.
    """
    return [
        say(
            "The {teams} lowest of {of} teams: {then} on average then, {now} now.",
            teams=found.teams,
            of=found.of,
            then=found.then,
            now=found.now,
        ),
        *([] if found.teams_differ else [say("The data show no difference between teams: who was lowest was chance.")]),
        _by_itself(found, say),
        *_beside_chance(found, middle, say),
    ]


def _by_itself(found: LowestTeams, say: Language) -> Said:
    """How much of a rise is to be expected where nothing has changed."""
    rise, expected = found.now - found.then, found.expected - found.then
    if expected <= 0:
        return say("Without any change, no rise is to be expected.")
    if rise <= 0:
        return say.plural(
            "Without any change, a rise of about {count} point is to be expected, and there was none.",
            "Without any change, a rise of about {count} points is to be expected, and there was none.",
            expected,
        )
    if rise <= expected:
        return say.plural(
            "Without any change, a rise of about {count} point is to be expected. It was {rise}.",
            "Without any change, a rise of about {count} points is to be expected. It was {rise}.",
            expected,
            rise=rise,
        )
    return say.plural(
        "That is a rise of {count} point. About {expected} of it is to be expected without any change.",
        "That is a rise of {count} points. About {expected} of these would come without any change.",
        rise,
        expected=expected,
    )


def _beside_chance(found: LowestTeams, middle: float | None, say: Language) -> list[Said]:
    """Whether chance alone could have brought what there is now, and if not, whether others moved as well."""
    low, high = found.expected_range
    likely = span(say, found.expected_range)
    if low <= found.now <= high:
        return [say("{now} is what chance alone could bring as well ({range}).", now=found.now, range=likely)]
    far = (
        say("{now} is more than chance alone would bring ({range}).", now=found.now, range=likely)
        if found.now > high
        else say("{now} is less than chance alone would bring ({range}).", now=found.now, range=likely)
    )
    return [far, *([] if middle is None else [say("The middle change of all teams is {points}.", points=signed(middle, say))])]
