"""What the package promises: its six names, their parameters, and the schema of a scorecard."""

import inspect
import json
import subprocess
import sys

import pytest

import teamcheck

PARAMETERS = {
    "load_questionnaire": ["source"],
    "read_responses": [
        "source",
        "questionnaire",
        "team",
        "team_name",
        "sizes",
        "size",
        "numbers",
        "encoding",
        "comments",
        "audience",
        "stdin",
        "stream",
        "columns",
        "engine",
        "export",
        "voice",
    ],
    "score": ["responses", "questionnaire", "round", "complete"],
    "disclose": ["scorecard", "policy", "norms", "today", "without_ledger"],
    "render_report": ["card", "questionnaire", "to", "copy", "language", "look", "of_round"],
}


def test_the_names_are_these_and_no_others() -> None:
    assert sorted(teamcheck.__all__) == sorted([*PARAMETERS, "TeamcheckError", "__version__"])


@pytest.mark.parametrize("name", PARAMETERS)
def test_parameters_keep_their_names_and_their_order(name: str) -> None:
    assert list(inspect.signature(getattr(teamcheck, name)).parameters) == PARAMETERS[name]


@pytest.mark.parametrize("name", PARAMETERS)
def test_every_function_has_an_example_that_runs(name: str) -> None:
    # the examples themselves are run by --doctest-modules
    assert f"teamcheck.{name}(" in inspect.getdoc(teamcheck) or ">>>" in inspect.getdoc(getattr(teamcheck, name))


def test_every_fault_a_caller_can_cause_is_one_kind_of_error() -> None:
    from teamcheck import errors  # noqa: PLC0415  what is looked at

    kinds = [value for value in vars(errors).values() if inspect.isclass(value) and issubclass(value, Exception)]
    assert len(kinds) >= 4
    assert all(issubclass(kind, teamcheck.TeamcheckError) for kind in kinds)


def test_a_name_that_does_not_exist_is_missing_as_in_any_module() -> None:
    with pytest.raises(AttributeError, match="no attribute 'compare'"):
        _ = teamcheck.compare  # type: ignore[attr-defined]  # that is the point


def test_every_public_name_is_seen_by_dir_before_it_is_used(clean_environment: dict[str, str]) -> None:
    code = "import json, teamcheck; print(json.dumps(dir(teamcheck)))"
    done = subprocess.run([sys.executable, "-c", code], env=clean_environment, capture_output=True, check=True, timeout=60)
    assert set(teamcheck.__all__) <= set(json.loads(done.stdout))
