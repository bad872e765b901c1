"""The drawings of a comparison, as SVG text: hidden from screen readers, for the table beside them says it all."""

from collections.abc import Sequence

from markupsafe import Markup

from teamcheck.report.charts import DOT


def move(then: int, now: int) -> Markup:
    """From a ring where the score was to a dot where it is, on 0-100; both as printed."""
    low, far = min(then, now), abs(now - then)
    line = f"<rect class=reach x={low}% width={far}% />" if far else ""
    return Markup(f"<svg class=score role=none>{line}<circle class=then cx={then}% /><circle cx={now}% /></svg>")  # noqa: S704 - only numbers


def wave(scores: Sequence[float | None]) -> Markup:
    """A dot a round on a common scale of 0-100, joined where two rounds that follow each other have a score.

    Args:
        scores: As printed, earliest first; None leaves a gap.
    """
    places = [(round(100 * (2 * place + 1) / (2 * len(scores)), 1), score) for place, score in enumerate(scores)]
    line, dots, joined = "", "", False
    for across, score in places:
        if score is not None:
            line += f"{'L' if joined else 'M'}{across:g} {100 - score:g}"
            dots += f"M{across:g} {100 - score:g}{DOT}"
        joined = score is not None
    shapes = f'<path class=line d="{line}"/><path class=dots d="{dots}"/>' if dots else ""
    return Markup(f'<svg class=wave role=none viewBox="0 0 100 100" preserveAspectRatio=none>{shapes}</svg>')  # noqa: S704 - only numbers
