"""Whether people who see colours differently can tell those of the drawings apart.

Distances are those of CIECAM02-UCS (Luo, Cui and Li 2006, DOI 10.1002/col.20227), seen in full through the simulation of
Machado, Oliveira and Fernandes (2009, DOI 10.1109/TVCG.2009.113), both as colorspacious computes them.
"""

import re
import warnings
from itertools import combinations

import pytest

from teamcheck.report.templating import read_template

with warnings.catch_warnings():  # Python, when it first compiles the library, warns of the backslashes in its docstrings
    warnings.filterwarnings("ignore", ".*invalid escape sequence")
    from colorspacious import cspace_convert, deltaE

#: What people see, as the library calls it.
SIGHT = {"normal": None, "deuteranopia": "deuteranomaly", "protanopia": "protanomaly", "tritanopia": "tritanomaly"}
#: What squares and bars are filled with, from strongly against to strongly for.
FILLS = ("against-line", "against-fill", "neutral-fill", "for-fill", "for-line")
WASHES = ("against-wash", "neutral-wash", "for-wash", "apart-wash")

CHOSEN = ("#a8480b", "#f2b27a", "#d9dce1", "#8fb8de", "#1f5a93")
RED_YELLOW_GREEN = ("#d7191c", "#fdae61", "#ffffbf", "#a6d96a", "#1a9641")
BROWN_TEAL = ("#a6611a", "#dfc27d", "#f5f5f5", "#80cdc1", "#018571")
#: The smallest distances found when the colours were chosen, in the order of SIGHT; the others are RdYlGn and BrBG of Brewer.
KNOWN = {CHOSEN: (20.7, 20.6, 17.7, 21.0), RED_YELLOW_GREEN: (21.3, 2.4, 8.6, 20.5), BROWN_TEAL: (24.5, 19.1, 15.4, 21.0)}


def seen(colour, sight):
    shown = [part / 255 for part in bytes.fromhex(colour[1:])]
    if SIGHT[sight] is None:
        return shown
    space = {"name": "sRGB1+CVD", "cvd_type": SIGHT[sight], "severity": 100}
    return cspace_convert(shown, space, "sRGB1").clip(0, 1)  # no screen shows more


def smallest_distance(colours, sight):
    pairs = combinations([seen(colour, sight) for colour in colours], 2)
    return min(deltaE(one, other, input_space="sRGB1", uniform_space="CAM02-UCS") for one, other in pairs)


@pytest.mark.parametrize("colours", KNOWN, ids=["chosen", "red-yellow-green", "brown-teal"])
def test_distances_are_those_found_when_the_colours_were_chosen(colours):
    found = [smallest_distance(colours, sight) for sight in SIGHT]
    assert found == pytest.approx(KNOWN[colours], abs=0.05)


def test_red_yellow_and_green_would_not_be_told_apart():
    assert smallest_distance(RED_YELLOW_GREEN, "normal") >= 15
    assert smallest_distance(RED_YELLOW_GREEN, "deuteranopia") < 15
    assert smallest_distance(RED_YELLOW_GREEN, "protanopia") < 15


def test_these_are_the_colours_that_sides_are_drawn_in():
    rules = re.findall(r"\.(?:for|against|neutral)(?:\.strong)?\{fill:var\(--([a-z-]+)\)", read_template("report.css"))
    assert sorted(rules) == sorted(FILLS)


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_tell_the_five_fills_apart(schemes, scheme, sight):
    assert smallest_distance([schemes[scheme][name] for name in FILLS], sight) >= 15


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_tell_the_washes_of_cards_and_chips_apart(schemes, scheme, sight):
    assert smallest_distance([schemes[scheme][name] for name in WASHES], sight) >= 5
