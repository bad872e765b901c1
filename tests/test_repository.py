"""What is published belongs to everybody: nothing of one machine, and no address that nobody has thought about."""

import re
import subprocess
from pathlib import Path

import pytest

#: Places a document or a questionnaire may point to: sources, licences, and formats that are named by an address.
HOSTS = {
    "doi.org",
    "creativecommons.org",
    "www.apache.org",
    "www.w3.org",
    "json-schema.org",
    "example.org",
    "dlmf.nist.gov",
    "www.jstor.org",
    "schemas.openxmlformats.org",
    "parquet.apache.org",
    # what docs/scaling.md says of services that run Spark is theirs to say
    "conda.github.io",
    "docs.databricks.com",
    "docs.aws.amazon.com",
    "cloud.google.com",
    "learn.microsoft.com",
    # what form tools write is in their sources and references: docs/importing
    "github.com",
    "gist.github.com",
    "www.qualtrics.com",
    "www.typeform.com",
    "support.microsoft.com",
    "docs.getodk.org",
    "kb.wisc.edu",
    "doh-axg5303.github.io",
}
#: Names and addresses that are set apart for examples (RFC 2606, RFC 5737), of one's own room (RFC 1918),
#: and this computer itself: they lead nowhere.
NOWHERE = re.compile(r"localhost|127\.0\.0\.1|192\.0\.2\.\d+|192\.168\.\d+\.\d+|(\w+\.)*(example|invalid)(\.(org|com))?")

HOME_PATH = re.compile(r"(?:/home/|/Users/|/root/|[A-Z]:\\Users\\)\w+")
ADDRESS = re.compile(r"\bhttps?://([\w.-]+)")


@pytest.fixture(scope="module")
def tracked(root: Path) -> dict[str, str]:
    """Every text file that git tracks, by its path."""
    if not (root / ".git").exists():
        pytest.skip("what is published is known in a clone only")
    listed = subprocess.run(["git", "-c", "safe.directory=*", "ls-files", "-z"], cwd=root, capture_output=True, check=True)
    files = [root / name for name in listed.stdout.decode("utf-8").split("\0") if name]
    assert len(files) > 50
    return {str(file.relative_to(root)): file.read_text(encoding="utf-8", errors="replace") for file in files if file.is_file()}


def found(pattern: re.Pattern[str], tracked: dict[str, str]) -> list[tuple[str, str]]:
    """Where a pattern occurs in tracked files, but for this one."""
    here = Path(__file__).name
    return [(name, match[0]) for name, text in tracked.items() if Path(name).name != here for match in pattern.finditer(text)]


@pytest.mark.parametrize("text", ["see /home/ann/notes", "C:\\Users\\ann", "/root/x"])
def test_a_path_of_one_machine_is_recognised(text: str) -> None:
    assert HOME_PATH.search(text)


def test_no_file_holds_a_path_of_one_machine(tracked: dict[str, str]) -> None:
    assert found(HOME_PATH, tracked) == []


def test_addresses_lead_to_known_places_only(tracked: dict[str, str]) -> None:
    hosts = [(name, address, address.split("//")[1]) for name, address in found(ADDRESS, tracked)]
    assert [(name, address) for name, address, host in hosts if host not in HOSTS and not NOWHERE.fullmatch(host)] == []


@pytest.mark.parametrize(
    ("host", "nowhere"), [("evil.example", True), ("192.0.2.7", True), ("192.0.2.7.net", False), ("8.8.8.8", False)]
)
def test_only_what_is_set_apart_for_examples_leads_nowhere(host: str, nowhere: bool) -> None:
    assert bool(NOWHERE.fullmatch(host)) is nowhere
