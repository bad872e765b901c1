"""What is built is what the repository holds, and works where the repository is not."""

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.slow


def git_files(root: Path, *folders: str) -> list[Path]:
    """The files git tracks, as they are now; a checkout that belongs to someone else is read all the same."""
    if not (root / ".git").exists():
        pytest.skip("what belongs into a wheel is known in a clone only")
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--", *folders], cwd=root, capture_output=True, check=True
    )
    names = [Path(name) for name in listed.stdout.decode("utf-8").split("\0") if name]
    assert names, "git names no file: nothing would be compared"
    return names


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive and the wheel built from it, in a copy that also holds files git ignores."""
    copy = tmp_path_factory.mktemp("copy") / "teamcheck"
    for name in git_files(root):
        if (root / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / name, copy / name)
    (copy / "questionnaires" / "acme.local.yaml").write_text("a coach's own\n", encoding="utf-8")
    (copy / ".venv").mkdir()
    (copy / ".venv" / "pyvenv.cfg").touch()
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(copy.parent / "dist"), str(copy)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return copy.parent / "dist"


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (wheel,) = built.glob("*.whl")
    return wheel


def test_the_wheel_ships_the_content_of_the_repository_and_nothing_else(wheel: Path, root: Path) -> None:
    prefix = "teamcheck/_data/"

    with ZipFile(wheel) as archive:
        shipped = {name.removeprefix(prefix) for name in archive.namelist() if name.startswith(prefix)}

    assert shipped == {name.as_posix() for name in git_files(root, "questionnaires", "templates")}


def test_the_wheel_ships_the_code_its_types_and_its_licences(wheel: Path, root: Path) -> None:
    with ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if "/_data/" not in name}

    code = {name for name in names if ".dist-info/" not in name}
    licences = {name.split("/licenses/")[1] for name in names if "/licenses/" in name}
    assert code == {name.as_posix() for name in git_files(root, "teamcheck")}
    assert "teamcheck/py.typed" in code
    assert licences == {"LICENSE", "questionnaires/LICENSE", "templates/LICENSE"}


def test_the_source_archive_holds_what_a_packager_needs(built: Path, root: Path) -> None:
    (archive,) = built.glob("*.tar.gz")

    with tarfile.open(archive) as opened:
        names = {Path(*Path(name).parts[1:]).as_posix() for name in opened.getnames()}

    wanted = git_files(root, "teamcheck", "questionnaires", "templates", "tests", "docs", "README.md", "pyproject.toml")
    assert {name.as_posix() for name in wanted} <= names
    assert [name for name in names if ".local." in name or ".venv" in name] == []


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``teamcheck`` command of a clean environment; what it depends on is lent by this one, so no network is needed."""
    place = tmp_path_factory.mktemp("installed")
    venv.create(place, with_pip=False, symlinks=os.name != "nt")
    paths = {"base": str(place), "platbase": str(place)}
    scripts, packages = (Path(sysconfig.get_path(name, scheme="venv", vars=paths)) for name in ("scripts", "purelib"))
    install = ["-m", "pip", "--python", str(scripts / "python"), "install", "--no-index", "--no-deps", str(wheel)]
    done = subprocess.run([sys.executable, *install], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return scripts / "teamcheck"


def call(program: Path, *argv: str, environment: dict[str, str], cwd: Path = Path("/")) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [program, *argv], cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120
    )


def test_the_installed_package_is_the_one_that_runs(installed: Path, clean_environment: dict[str, str]) -> None:
    say = "import teamcheck, teamcheck._resources as r; print(teamcheck.__file__); print(r.data_root())"

    done = call(installed.parent / "python", "-c", say, environment=clean_environment)

    assert [line.startswith(str(installed.parent.parent)) for line in done.stdout.splitlines()] == [True, True], done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"), [(["--help"], "report"), (["--version"], "0."), (["questionnaires", "list"], "seven-features")]
)
def test_the_installed_command_works_away_from_the_repository(
    arguments: list[str], said: str, installed: Path, clean_environment: dict[str, str]
) -> None:
    done = call(installed, *arguments, environment=clean_environment)

    assert done.returncode == 0, done.stderr
    assert said in done.stdout


def test_the_installed_demo_makes_reports(installed: Path, tmp_path: Path, clean_environment: dict[str, str]) -> None:
    done = call(installed, "demo", str(tmp_path / "demo"), "--no-open", environment=clean_environment)

    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "demo").rglob("*.html"))) >= 6
