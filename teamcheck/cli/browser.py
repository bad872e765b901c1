"""Shows a page in the browser, where there is a screen to show it on."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from teamcheck.cli.terminal import talk


def has_display() -> bool:
    """Whether a browser can open a window: always on a desktop system, on others where a display is named."""
    if sys.platform in {"darwin", "win32"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


def show(page: Path) -> bool:
    """Open a page in the browser; False where that cannot be done."""
    import webbrowser  # noqa: PLC0415  it starts processes, and brings all that with it

    return has_display() and webbrowser.open(page.resolve().as_uri())


def show_first(pages: Sequence[Path], *, quiet: bool) -> None:
    """Show the first of the pages that were written, or say why there is nothing to see."""
    if pages and show(pages[0]):
        return
    if not quiet:
        talk("There is no display to open the page on." if pages else "Note: --open shows pages only; add -f html.")
