"""The privacy notice that goes out before a round: one page, to be read on a screen or printed and pinned to a wall."""

from dataclasses import dataclass

from teamcheck.report.language import Said


@dataclass(frozen=True, slots=True)
class Part:
    """One matter of the notice.

    Attributes:
        heading: What it is about, in a few words.
        texts: What is said about it, one paragraph each.
        entries: What is better read as a list, such as whom to turn to.
    """

    heading: Said
    texts: tuple[Said, ...]
    entries: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """What people can read about their answers before they give them.

    Attributes:
        title: What the page is about.
        about: Which questionnaire, team and round.
        parts: The rest, in the order in which people ask.
    """

    title: Said
    about: Said
    parts: tuple[Part, ...]
