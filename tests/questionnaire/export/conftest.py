"""The programs that form tools are made of: node, and packages of npm, installed once into a folder that goes away."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

#: Whether a service runs the tests; looked at here, for tests themselves are run as if none did.
IN_CI = bool(os.environ.get("CI"))
#: What the files are held against, each at one version.
PACKAGES = ("survey-core@3.1.1", "typescript@5.9.3", "@types/google-apps-script@2.0.13")
#: What npm says where it cannot reach a registry.
UNREACHED = (
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ECONNRESET",
    "ETIMEDOUT",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "ERR_SOCKET_TIMEOUT",
)


def program(name: str) -> str:
    """Where a program is; a test without it is left out, but never where it counts."""
    path = shutil.which(name)
    if path is None:
        (pytest.fail if IN_CI else pytest.skip)(f"no {name} found")
    return path


@pytest.fixture(scope="session")
def node() -> Callable[..., str]:
    """Run a script, and give what it prints."""
    path = program("node")

    def run(script: str, *arguments: str | Path) -> str:
        done = subprocess.run(
            [path, "-", *map(str, arguments)],
            input=script,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@pytest.fixture(scope="session")
def npm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the packages; without a registry to get them from, a test is left out."""
    folder, path = tmp_path_factory.mktemp("npm"), program("npm")
    program("node")
    done = subprocess.run(
        [
            path,
            "install",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--fetch-retries=4",
            "--fetch-retry-mintimeout=1000",
            *PACKAGES,
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if any(f"code {sign}" in done.stderr for sign in UNREACHED):
        pytest.skip("npm cannot reach a registry")
    assert done.returncode == 0, done.stderr
    return folder
