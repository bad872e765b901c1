"""How a report looks where somebody wants it otherwise: plain records, read and checked by `teamcheck.report.look_files`."""

from dataclasses import dataclass, field

from teamcheck.errors import Problem


@dataclass(frozen=True, slots=True)
class Own:
    """Templates of the user's own: each takes the place of ours of the same name.

    The texts are kept, not the folder alone: what was checked is what is rendered, and a page needs no file.

    Attributes:
        folder: Where they lie, as the user gave it.
        texts: The name of each under ``templates/``, and what is in it.
    """

    folder: str = ""
    texts: tuple[tuple[str, str], ...] = ()

    def path(self, name: str) -> str:
        """The file of a template, for messages."""
        return f"{self.folder}/{name}"

    def text(self, name: str) -> str | None:
        """What is in a template, or None where ours is used."""
        return dict(self.texts).get(name)


@dataclass(frozen=True, slots=True)
class Look:
    """What a report is dressed in.

    Attributes:
        templates: Those of the user's own.
        style: A style sheet that comes after ours.
        logo: A picture for the cover as a ``data:`` address, or empty.
        warnings: What was found on the way and is no hindrance.
    """

    templates: Own = Own()
    style: str = ""
    logo: str = ""
    warnings: tuple[Problem, ...] = field(default=(), compare=False)


#: As it comes.
PLAIN = Look()
