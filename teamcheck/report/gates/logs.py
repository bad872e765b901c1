"""What a log may hold: the services that show logs obey some lines in them."""

from teamcheck._inert import on_one_line


def logged(text: str) -> str:
    """A text on one line that no service takes for a command: ``##[...]``, ``##vso[...]``, ``##teamcity[...]`` are taken apart.

    The commands of GitHub begin a line with two colons; nothing here begins one with a text from elsewhere.

    >>> logged("Mill ##vso[task.setvariable]")
    'Mill # #vso[task.setvariable]'
    """
    return on_one_line(text).replace("##", "# #").replace("##", "# #")
