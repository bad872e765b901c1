"""What only a browser can tell: widths, schemes and printed pages. Skipped where there is no Chromium."""

import random
import re
import shutil
import subprocess
import zlib
from pathlib import Path

import pytest

from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.report.render import render_report
from teamcheck.responses.model import Policy, Responses
from teamcheck.responses.simulate import PROFILES, simulate_team
from teamcheck.scorecard.build import score
from teamcheck.scorecard.disclosure import disclose

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium found"),
]
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--hide-scrollbars",
]
PROBE = """<!doctype html><title>probe</title><iframe width="{width}" height="900" src="{page}"></iframe>
<p id="found"></p><script>
addEventListener("load", () => {{
  const inside = document.querySelector("iframe").contentDocument.documentElement;
  document.querySelector("#found").textContent = `${{inside.scrollWidth}} of ${{inside.clientWidth}}`;
}});
</script>"""


@pytest.fixture
def browse(tmp_path):
    def run(page: Path, *options: str) -> str:
        profile = f"--user-data-dir={tmp_path / 'profile'}"
        done = subprocess.run([BROWSER, *FLAGS, profile, *options, page.as_uri()], capture_output=True, check=True, timeout=120)
        return done.stdout.decode("utf-8")

    return run


@pytest.fixture
def saved(tmp_path):
    def save(text: str) -> Path:
        path = tmp_path / "report.html"
        path.write_text(text, encoding="utf-8")
        return path

    return save


@pytest.mark.parametrize("width", [320, 375, 1280])
@pytest.mark.parametrize("edition", ["small-team", "full", "discussion"])
def test_a_page_never_scrolls_sideways(card, questionnaire, browse, saved, tmp_path, edition, width):
    long_name = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    made = card(edition, team=long_name, comments=[long_name, "b", "c"])
    page = saved(render_report(made, questionnaire))
    probe = tmp_path / "probe.html"
    probe.write_text(PROBE.format(width=width, page=page.name), encoding="utf-8")
    found = re.search(
        r"(\d+) of (\d+)", browse(probe, "--allow-file-access-from-files", "--virtual-time-budget=5000", "--dump-dom")
    )
    assert found is not None
    assert found[1] == found[2] == str(width)


def colours(png: bytes) -> set[bytes]:
    """The different pixels of a picture of 8 bits a channel, filters undone for rows that have none or lean on the left one."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    place, packed, width, channels = 8, b"", 0, 0
    while place < len(png):
        length, kind = int.from_bytes(png[place : place + 4], "big"), png[place + 4 : place + 8]
        chunk = png[place + 8 : place + 8 + length]
        if kind == b"IHDR":
            width, channels = int.from_bytes(chunk[:4], "big"), {2: 3, 6: 4}[chunk[9]]
        packed += chunk if kind == b"IDAT" else b""
        place += length + 12
    rows, size = zlib.decompress(packed), width * channels
    first = rows[1 : 1 + channels]
    return {first, *(rows[start : start + channels] for start in range(1, len(rows), size + 1))}


@pytest.mark.parametrize(("scheme", "ground"), [(1, "#f3f5f9"), (0, "#1e242c")])
def test_a_page_is_drawn_in_light_and_in_dark(card, questionnaire, browse, saved, tmp_path, scheme, ground):
    picture = tmp_path / "shot.png"
    page = saved(render_report(card("full"), questionnaire))
    browse(page, f"--blink-settings=preferredColorScheme={scheme}", "--window-size=1000,900", f"--screenshot={picture}")
    assert bytes.fromhex(ground[1:]) in {colour[:3] for colour in colours(picture.read_bytes())}
    assert picture.stat().st_size > 20_000


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize(("edition", "others"), [("small-team", 6), ("full", 6), ("discussion", 5)])
def test_each_feature_is_printed_on_a_page_of_its_own(card, questionnaire, browse, saved, tmp_path, edition, others, paper):
    text = render_report(card(edition), questionnaire)
    sized = text.replace("@page{", f"@page{{size:{paper};")
    assert sized != text
    page = saved(re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", sized))
    printed = tmp_path / "report.pdf"
    browse(page, "--no-pdf-header-footer", f"--print-to-pdf={printed}")
    pages = len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes()))
    assert pages == others + len(questionnaire.scored)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_each_of_the_seven_features_is_printed_on_a_page_of_its_own(browse, saved, tmp_path, paper):
    asked = load_questionnaire("seven-features")
    rows = simulate_team(asked, PROFILES["fourteen"], random.Random(1), team="Pier")
    (scored,) = score(Responses(tuple(item.id for item in asked.items), rows, sizes={"Pier": 16}), asked)
    text = render_report(disclose(scored, Policy()), asked).replace("@page{", f"@page{{size:{paper};")
    page = saved(re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text))
    printed = tmp_path / "report.pdf"
    browse(page, "--no-pdf-header-footer", f"--print-to-pdf={printed}")
    made = printed.read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", made)) == 6 + len(asked.scored)
    assert len(made) < 1_000_000  # squares drawn with patterns were sixty times that, and took a printer minutes
