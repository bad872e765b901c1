"""Where no Chromium is found, nothing is said to have passed."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize(("environment", "code", "counted"), [({"CI": "true"}, 1, "error"), ({}, 0, "skipped")])
def test_without_chromium_the_tests_are_left_out_but_fail_where_they_count(
    environment: dict[str, str], code: int, counted: str, root: Path, clean_environment: dict[str, str], tmp_path: Path
) -> None:
    one = "tests/browser/test_requests.py::test_what_a_page_must_not_do_is_noticed"
    run = [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", "-p", "no:randomly", one]
    nowhere = clean_environment | {"PATH": str(tmp_path), **environment}

    done = subprocess.run(run, cwd=root, env=nowhere, capture_output=True, text=True, encoding="utf-8", check=False)

    assert done.returncode == code, done.stdout + done.stderr
    assert "no Chromium found" in done.stdout
    assert f"3 {counted}" in done.stdout
