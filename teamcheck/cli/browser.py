"""Shows a page in the browser, where there is a screen to show it on."""

import os
import sys
from pathlib import Path


def has_display() -> bool:
    """Whether a browser can open a window: always on a desktop system, on others where a display is named."""
    if sys.platform in {"darwin", "win32"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


def show(page: Path) -> bool:
    """Open a page in the browser; False where that cannot be done."""
    import webbrowser  # noqa: PLC0415  it starts processes, and brings all that with it

    return has_display() and webbrowser.open(page.resolve().as_uri())
