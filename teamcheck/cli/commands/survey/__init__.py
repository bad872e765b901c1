"""``teamcheck survey``: ask the team, on this computer, on phones in the room, or by a file sent out."""

from pathlib import Path
from typing import Any

import typer

from teamcheck.cli.commands.survey import form, invite, kiosk, room
from teamcheck.cli.help import Command, Group

_DEFAULT = "kiosk"
#: Commands of a round that are often looked for here.
_ELSEWHERE = ("init", "status", "close", "report", "import")


class Survey(Group):
    """Takes ``survey DIR`` and ``survey --plain`` for the way of asking that needs nothing but this computer."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  Typer hides these types
        """Put the default in front, where no way of asking is named."""
        if args and args[0] in _ELSEWHERE and not Path(args[0]).is_dir():
            raise typer.BadParameter(f"that is a command of its own: teamcheck {args[0]}", param_hint=args[0])
        named = bool(args) and (args[0] in self.commands or args[0] in ctx.help_option_names)
        return list(super().parse_args(ctx, args if named else [_DEFAULT, *args]))


app = typer.Typer(
    cls=Survey,
    rich_markup_mode=None,
    help="Ask the team. Without a word: in turn on this computer.\n\n"
    "$ teamcheck survey invite          what goes out before\n"
    "$ teamcheck survey                 this computer goes round\n"
    "$ teamcheck survey --plain         the same for a screen reader\n"
    "$ teamcheck survey room            people answer on their own phones\n"
    "$ teamcheck survey form            a page to send out\n\n",
)
app.command(cls=Command)(kiosk.kiosk)
app.command(cls=Command)(room.room)
app.command(cls=Command)(form.form)
app.command(cls=Command)(invite.invite)
