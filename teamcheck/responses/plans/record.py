"""Puts what a team said at a check-in into its plan, and leaves everything else in the file as it stands.

Why not write the file anew: people keep their own notes in it as comments, and those would be gone.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import yaml

from teamcheck.errors import Code, Place, Problem, ResponsesError
from teamcheck.questionnaire.document import Document
from teamcheck.questionnaire.source import read_document
from teamcheck.responses.action_plan import MOST_CHECKINS, Action, ActionPlan, CheckIn, Helped
from teamcheck.responses.plans.quoting import quoted


class _Edit(NamedTuple):
    """Characters of a text from a start to an end, and what stands there instead."""

    start: int
    end: int
    text: str


class Said(NamedTuple):
    """What a team said of an action on one day.

    Attributes:
        check_in: Whether it is done, and how it is; None where that was not the question.
        helped: Whether the team thinks that it helped; None where it has not said.
    """

    check_in: CheckIn | None = None
    helped: Helped | None = None


def checked_in(plan: ActionPlan, said: Mapping[int, Said]) -> ActionPlan:
    """The plan with what was said of some actions; ``done`` and ``helped`` of each become what was said last.

    Args:
        plan: The plan before.
        said: Place of an action, from 0, to what was said of it.
    """
    actions = tuple(_after(action, said.get(place, Said())) for place, action in enumerate(plan.actions))
    return plan.model_copy(update={"actions": actions})


def _after(action: Action, said: Said) -> Action:
    changed: dict[str, object] = {} if said.helped is None else {"helped": said.helped}
    if said.check_in is not None:
        changed |= {"checkins": (*action.checkins, said.check_in), "done": said.check_in.done}
    return action.model_copy(update=changed)


def recorded(text: str, document: Document, plan: ActionPlan, said: Mapping[int, Said]) -> str:
    """The text of a plan with what was said of some actions.

    Args:
        text: The text of the file.
        document: What YAML made of it.
        plan: What was read from it.
        said: Place of an action, from 0, to what was said of it.

    Raises:
        ResponsesError: What was said does not go together with what stands there, or there is no telling where it belongs.
    """
    if problems := [*_contradictions(document, plan, said)]:
        raise ResponsesError(problems)
    newline = "\r\n" if "\r\n" in text else "\n"
    nodes = dict(_actions(document))
    edits = [edit for place, of_this in said.items() for edit in _edits(text, document, nodes[place], of_this)]
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text.replace("\n", newline) + text[edit.end :]
    if _read_again(text, document.file) != checked_in(plan, said):
        message = "there is no telling where a check-in belongs, as this file is laid out"
        fix = "Lay it out as docs/plan-format.md shows it: one key on each line."
        raise ResponsesError([Problem(Code.PLAN_NOT_READABLE, Place(document.file), message, fix)])
    return text


def _contradictions(document: Document, plan: ActionPlan, said: Mapping[int, Said]) -> Iterator[Problem]:
    """What was said of an action on a day of which something is known already, or against what the file says."""
    for place, (check_in, helped) in said.items():
        action = plan.actions[place]
        done = action.done if check_in is None else check_in.done
        if helped is not None and done not in {"done", "partly"}:
            message = "it is not done, not even partly, so nobody can say whether it helped"
            fix = "Say first that it is done, such as --record 1:partly:better."
            yield Problem(Code.PLAN_NOT_READABLE, document.place("actions", place), message, fix)
        elif action.helped is not None and done == "not yet":
            message = "it says whether this helped, and now that it is not done yet"
            fix = "Take `helped` out first."
            yield Problem(Code.PLAN_NOT_READABLE, document.place("actions", place, "helped"), message, fix)
        if check_in is not None:
            yield from _of_the_day(document, plan, place, check_in)


def _of_the_day(document: Document, plan: ActionPlan, place: int, check_in: CheckIn) -> Iterator[Problem]:
    """What is wrong with the day of a check-in, or with one more of them."""
    before = plan.actions[place].checkins
    if before and before[-1].day >= check_in.day:
        message = f"the last check-in on this was on {before[-1].day}, and this one is not later"
        fix = "Name a later day with --on, or mend what stands there by hand."
        yield Problem(Code.PLAN_NOT_READABLE, document.place("actions", place, "checkins"), message, fix)
    if len(before) >= MOST_CHECKINS:
        message = f"there are {MOST_CHECKINS} check-ins on this already"
        fix = "Ask the team again, and make a new plan."
        yield Problem(Code.PLAN_NOT_READABLE, document.place("actions", place, "checkins"), message, fix)
    if plan.made is not None and check_in.day < plan.made:
        message = f"the plan was made on {plan.made}, and this check-in is before that"
        yield Problem(Code.PLAN_NOT_READABLE, document.place("made"), message, "Name another day with --on.")


def _read_again(text: str, file: str) -> ActionPlan | None:
    """The plan that a text holds; None where it holds none."""
    try:
        document, problems = read_document(text.encode(), file)
        return None if problems else ActionPlan.model_validate(document.data())
    except ValueError:  # what pydantic raises is one
        return None


def _actions(document: Document) -> Iterator[tuple[int, yaml.MappingNode]]:
    """The place of each action, and the part of the file that it is."""
    _, _, parts = document.way(["actions"])[-1]
    for place, node in enumerate(parts.value):
        if isinstance(node, yaml.MappingNode):
            yield place, node


def _edits(text: str, document: Document, node: yaml.MappingNode, said: Said) -> Iterator[_Edit]:
    """What changes in an action: its ``done`` and ``helped``, and one more among its check-ins."""
    new: list[tuple[str, str | Sequence[str]]] = []
    values: dict[str, str] = {} if said.check_in is None else {"done": said.check_in.done}
    values |= {} if said.helped is None else {"helped": quoted(said.helped)}
    for key, value in values.items():
        if (entry := document.entry(node, key)) is None:
            new.append((key, value))
        else:
            yield _Edit(entry[1].start_mark.index, _end(text, entry[1]), value)
    if said.check_in is not None:
        before, one_more = document.entry(node, "checkins"), _entry(said.check_in)
        if before is None:
            new.append(("checkins", [one_more]))
        elif before[1].value:
            yield _one_more(text, before[1], one_more)
        else:
            yield _Edit(before[1].start_mark.index, _end(text, before[1]), f"[{one_more}]")
    if new:
        yield _new_keys(text, node, new)


def _new_keys(text: str, node: yaml.MappingNode, new: Sequence[tuple[str, str | Sequence[str]]]) -> _Edit:
    """Keys at the end of an action, laid out as it is."""
    if node.flow_style:
        said = [f"{key}: {value if isinstance(value, str) else f'[{value[0]}]'}" for key, value in new]
        return _before_the_bracket(text, node, ", ".join(said))
    indent = "\n" + " " * int(node.start_mark.column)
    lines = [f"{indent}{key}:{f' {value}' if isinstance(value, str) else f'{indent}  - {value[0]}'}" for key, value in new]
    end = _end_of_line(text, _end(text, node))
    return _Edit(end, end, "".join(lines))


def _one_more(text: str, checkins: yaml.Node, entry: str) -> _Edit:
    """One more check-in after those that are there."""
    if isinstance(checkins, yaml.CollectionNode) and checkins.flow_style:
        return _before_the_bracket(text, checkins, entry)
    end = _end_of_line(text, _end(text, checkins))
    return _Edit(end, end, f"\n{' ' * int(checkins.start_mark.column)}- {entry}")


def _before_the_bracket(text: str, node: yaml.Node, new: str) -> _Edit:
    """One more part between brackets or braces, after a comma where none stands there."""
    end = len(text[: _end(text, node) - 1].rstrip())
    return _Edit(end, end, f" {new}" if text[end - 1] == "," else f", {new}")


def _end(text: str, node: yaml.Node) -> int:
    """Where a part ends in the text, without the comments and empty lines after it that YAML counts in."""
    end = int(node.end_mark.index)
    if not isinstance(node, yaml.CollectionNode):
        return len(text[:end].rstrip()) if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"} else end
    if node.flow_style or not node.value:
        return end
    last = node.value[-1]
    return _end(text, last[1] if isinstance(last, tuple) else last)


def _end_of_line(text: str, place: int) -> int:
    """Where the line ends that a place is in."""
    end = text.find("\n", place)
    return len(text) if end < 0 else end - (text[end - 1] == "\r")


def _entry(said: CheckIn) -> str:
    """A check-in between braces."""
    words = "" if said.words is None else f", words: {quoted(said.words)}"
    return f"{{day: {said.day}, done: {said.done}, now: {said.now}{words}}}"
