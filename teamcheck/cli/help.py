"""Help pages: plain text, commands and options in groups.

Why plain: Typer's own panels import Rich (a hundred milliseconds) and draw boxes that break on a narrow terminal and in a
screen reader. Headings are bold on a terminal; the rest is the same everywhere.
"""

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

Rows = list[tuple[str, str]]


def _write_section(context: Any, formatter: Any, title: str, rows: Rows) -> None:  # noqa: ANN401  Typer hides these types
    heading = typer.style(title, bold=True) if context.color else title
    with formatter.section(heading):
        formatter.write_dl(rows)


def _write_text(command: TyperCommand | TyperGroup, formatter: Any) -> None:  # noqa: ANN401  as above
    """What the command does, wrapped, and its examples (lines that begin with ``$``) as they stand."""
    for paragraph in (command.help or "").split("\n\n"):
        formatter.write_paragraph()
        if paragraph.startswith("$"):
            formatter.write("".join(f"  {line}\n" for line in paragraph.splitlines()))
        else:
            with formatter.indentation():
                formatter.write_text(paragraph)


def _write_parameters(command: TyperCommand | TyperGroup, context: Any, formatter: Any) -> None:  # noqa: ANN401  as above
    """Arguments and options under the heading each was given (``rich_help_panel``)."""
    sections: dict[str, Rows] = {}
    for parameter in command.get_params(context):
        if parameter.param_type_name == "argument":
            sections.setdefault("Arguments", []).append((str(parameter.metavar), str(getattr(parameter, "help", ""))))
        elif (record := parameter.get_help_record(context)) is not None:
            title = getattr(parameter, "rich_help_panel", None) or "Options"
            sections.setdefault(title, []).append(record)
    for title, rows in sections.items():
        _write_section(context, formatter, title, rows)


class Command(TyperCommand):
    """A command whose options stand in groups."""

    def format_help_text(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002  as above
        """Write what it does, examples first."""
        _write_text(self, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  as above
        """Write arguments and options by group."""
        _write_parameters(self, ctx, formatter)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401  as above
        """The words of the usage line, each argument as its help names it."""
        arguments = [parameter for parameter in self.get_params(ctx) if parameter.param_type_name == "argument"]
        return ["[OPTIONS]", *(str(argument.metavar) for argument in arguments)]


class Group(TyperGroup):
    """A group of commands that stand under the headings a user looks for them under."""

    def format_help_text(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002  as above
        """Write what it does, examples first."""
        _write_text(self, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  as above
        """Write the commands first, by group: they are what people come for. Options after."""
        sections: dict[str, Rows] = {}
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None and not command.hidden:
                title = getattr(command, "rich_help_panel", None)
                section = sections.setdefault(title if isinstance(title, str) else "Commands", [])
                section.append((name, command.get_short_help_str(70)))
        for title, rows in sections.items():
            _write_section(ctx, formatter, title, rows)
        _write_parameters(self, ctx, formatter)
