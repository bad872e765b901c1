"""Six made-up teams of different character. Nobody answered any of it, and nobody wrote these comments."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from teamcheck.questionnaire.model import Questionnaire

#: Any whole number would do; it stays the same, so that everybody sees the same teams.
_SEED = 2026


class DemoTeam(NamedTuple):
    """A made-up team: its character (of `teamcheck.responses.made_up.profiles`), how many members, and where it belongs."""

    profile: str
    size: int
    department: str


TEAMS = {
    "Harbour": DemoTeam("strong", 11, "Riverside"),
    "Mill": DemoTeam("low-agreed", 9, "Riverside"),
    "Bridge": DemoTeam("views-apart", 12, "Riverside"),
    "Orchard": DemoTeam("mixed-picture", 9, "Hillside"),
    "Station": DemoTeam("fourteen", 16, "Hillside"),
    "Garden": DemoTeam("four", 5, "Hillside"),
}
#: The team whose page is opened: seven answers are what most teams have.
SHOWN_FIRST = "Orchard"

#: The only comment of its team: fewer than three to a question are not shown.
_ALONE = ("Harbour", "keep", "All of it.")
_COMMENTS = (
    ("Orchard", "keep", "The short meeting on Monday mornings."),
    ("Orchard", "keep", "That we ask each other for help early."),
    ("Orchard", "keep", "Cake on birthdays, and the time to eat it."),
    ("Orchard", "change", "Write down who does what after a meeting."),
    ("Orchard", "change", "Fewer goals at once; I lose sight of which one comes first."),
    ("Orchard", "change", "Decide by when we look at a decision again."),
    ("Station", "keep", "The handover list: it saves me an hour a day."),
    ("Station", "keep", "We laugh a lot."),
    ("Station", "keep", "New people are shown round by everybody, not by one of us."),
    ("Station", "change", "Say out loud when we disagree, while there is still time."),
    ("Station", "change", "Meet the people of the workshop once a month."),
    ("Station", "change", "One place for plans instead of three."),
    _ALONE,
)


def answers(questionnaire: "Questionnaire") -> str:
    """The answers of all six as a canonical file: no row is a person, not even a made-up one."""
    import random  # noqa: PLC0415  not for --help

    from teamcheck.responses.made_up.profiles import PROFILES, simulate_team  # noqa: PLC0415  as above
    from teamcheck.responses.model import Responses  # noqa: PLC0415  as above
    from teamcheck.responses.write import write_answers  # noqa: PLC0415  as above

    chance = random.Random(_SEED)  # noqa: S311  made-up answers are no secret
    rows = [
        row for name, team in TEAMS.items() for row in simulate_team(questionnaire, PROFILES[team.profile], chance, team=name)
    ]
    return write_answers(Responses(tuple(item.id for item in questionnaire.items), rows), questionnaire, chance)


def sizes() -> str:
    """How many members each team has and where it belongs, as a file for ``--teams``."""
    return "team,size,department\n" + "".join(f"{name},{team.size},{team.department}\n" for name, team in TEAMS.items())


def comments() -> str:
    """What the made-up people wrote, as a file that stands beside the answers."""
    return "team,comment,text\n" + "".join(f'{team},{question},"{text}"\n' for team, question, text in _COMMENTS)


def review(questionnaire: "Questionnaire") -> str:
    """What their made-up facilitator decided: all that can be shown is shown as it was written."""
    from teamcheck.responses.model import Comment  # noqa: PLC0415  not for --help
    from teamcheck.responses.review.decisions import Reviewed  # noqa: PLC0415  as above
    from teamcheck.responses.review.look import looker  # noqa: PLC0415  as above
    from teamcheck.responses.review.write import write_review  # noqa: PLC0415  as above

    asked = {each.id: each.text for each in questionnaire.comments}
    shown = [Reviewed(Comment(team, None, question, text), "show") for team, question, text in _COMMENTS[:-1]]
    return write_review(shown, asked, looker([]))
