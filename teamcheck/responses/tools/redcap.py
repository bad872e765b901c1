"""REDCap: the raw CSV of a project, variable names over codes. docs/importing/redcap.md says how people get there.

One person can have several rows: one for each event of the project, and for each time a form is filled in again. Only rows
in which a form with items holds something are sheets of answers; the event is the round of asking.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from teamcheck.errors import Code
from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.codes import in_words, not_described
from teamcheck.responses.faults import problem
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.view import ASKED, Codes, Head, Meanings, Row, View, Why, most_said

TOOL = "redcap"

_EVENT, _INSTRUMENT, _GROUP = "redcap_event_name", "redcap_repeat_instrument", "redcap_data_access_group"
_OWN = frozenset({_EVENT, _INSTRUMENT, _GROUP, "redcap_repeat_instance", "redcap_survey_identifier"})
#: Headings of the columns that a project itself adds, where labels stand for names.
_LABELS = frozenset(
    {
        "complete",
        "event name",
        "repeat instrument",
        "repeat instance",
        "data access group",
        "survey identifier",
        "survey timestamp",
    }
)
#: What is said of a form in a record, by codes and in words.
_STATES = frozenset({"", "0", "1", "2", "incomplete", "unverified", "complete"})
_BEGUN_ONLY = frozenset({"0", "incomplete"})
_NOT_TICKED = frozenset({"", "0", "unchecked"})
_NOT_COMPLETED = "[not completed]"
_VARIABLE = re.compile(r"[a-z][a-z0-9_]*")
_COMPLETE, _TIMESTAMP, _CHOICE = "_complete", "_timestamp", "___"
#: At the end of an event: the arm of the study, under its name or in words.
_ARM = re.compile(r"_arm_[0-9]+$|\s*\(Arm [0-9]+:.*\)$", re.DOTALL)


@dataclass(frozen=True)
class _Form:
    """One form of a project, and the columns that it has in an export.

    Attributes:
        name: What REDCap calls it.
        fields: The columns of its questions, without those of checkboxes, and that of the time it was sent in.
        state: The column that says how far it is.
        sent: The column of the time at which it was sent in, where it was a survey.
        boxes: The columns of its checkboxes that are options of a checklist.
    """

    name: str
    fields: tuple[int, ...]
    state: int
    sent: int | None
    boxes: tuple[int, ...] = ()

    def is_filled(self, row: Row) -> bool:
        """Whether a row holds an answer, or at least a survey that was opened."""
        ticked = any(row[index].strip().casefold() not in _NOT_TICKED for index in self.boxes)
        return ticked or any(row[index].strip() for index in self.fields)

    def is_unsent(self, row: Row) -> bool:
        """Whether a survey was opened and not sent in."""
        return self.sent is not None and row[self.sent].strip() == _NOT_COMPLETED

    def is_unfinished(self, row: Row) -> bool:
        """Whether what was answered was never sent in: by the survey's time, or where it was none by how far the form is."""
        begun_only = self.sent is None and row[self.state].strip().casefold() in _BEGUN_ONLY
        return self.is_unsent(row) or begun_only


def view(head: Head, lexicon: Lexicon, meanings: Meanings) -> View | None:
    """The raw data of a REDCap project; None for anything else.

    Raises:
        ResponsesError: Its headings are labels, or the data dictionary says that an item's field asks another item.
    """
    names = [heading.strip() for heading in head.row(0)]
    _refuse_labels(head, names)
    options = tuple(_option(name, lexicon, meanings) for name in names)
    forms = _forms(names, [index for index, name in enumerate(names) if _is_state(head, index, name, meanings)], options)
    sign = _sign(names, forms, lexicon)
    if sign is None:
        return None
    _refuse_other_words(head, names, lexicon, meanings)
    headings = list(most_said([names, [_asked(name, lexicon, meanings) for name in names]], lexicon))
    event = names.index(_EVENT) if _EVENT in names and "round" not in map(comparable, headings) else None
    if event is not None:
        headings[event] = "round"
    items = [index for index, heading in enumerate(headings) if lexicon.is_item(heading)]
    codes = _codes(names, headings, lexicon, meanings)
    asked = [form for form in forms if not {*items}.isdisjoint(form.fields) or form.boxes]
    return View(
        TOOL,
        f"it has a column {sign}",
        tuple(headings),
        own=_own(names, forms),
        known_by=0 if _is_record(names[0], lexicon) else None,
        plain=lambda row: _plain(row, codes, event),
        why_dropped=_WhyDropped(asked, names) if asked else None,
        is_partial=lambda row: any(form.is_unfinished(row) for form in asked),
        unsafe=lambda row: not_described(row, codes),
        codes=codes,
        coded=any(index not in codes for index in items),
        said=_said(head, names, events=event is not None),
        also_called=(options,),
    )


def _refuse_labels(head: Head, names: Sequence[str]) -> None:
    """See that headings are names of variables.

    Raises:
        ResponsesError: They are labels.
    """
    of_project = [index for index, name in enumerate(names) if comparable(name) in _LABELS]
    states = [index for index in of_project if comparable(names[index]) == "complete" and _holds_states(head, index)]
    if states or len(of_project) > 1:
        raise problem(
            Code.LABELS_AS_HEADINGS,
            head.place(0, (states or of_project)[0]),
            "this is an export of REDCap with labels as headings, under which two fields can look the same",
            "Export it again as CSV with raw data, and give the data dictionary of the project too: --dictionary FILE.csv says "
            "what the codes stand for.",
        )


def _refuse_other_words(head: Head, names: Sequence[str], lexicon: Lexicon, meanings: Meanings) -> None:
    """See that no field is called like one item and asks another.

    Raises:
        ResponsesError: One does.
    """
    for index, name in enumerate(names):
        asked = lexicon.item_of_text(meanings.get(name, {}).get(ASKED, ""))
        if name in lexicon.items and asked not in (None, name):
            raise problem(
                Code.DESCRIPTION_NOT_USABLE,
                head.place(0, index, name),
                f"the data dictionary says that {name} asks what is {asked} in the questionnaire",
                "Give the data dictionary of this project and the questionnaire that it was made from; their ids differ.",
            )


def _holds_states(head: Head, index: int) -> bool:
    """Whether a column says nothing but how far a form is."""
    return all(cell.strip().casefold() in _STATES for cell in head.below(index))


def _is_state(head: Head, index: int, name: str, meanings: Meanings) -> bool:
    """Whether a column says how far a form is; a field of the project could be called like one."""
    return name.endswith(_COMPLETE) and name not in meanings and _holds_states(head, index)


def _forms(names: Sequence[str], states: Sequence[int], options: Sequence[str]) -> list[_Form]:
    """The forms of an export: the fields of each stand before the column that says how far it is."""
    forms = []
    for begin, state in zip([0, *(state + 1 for state in states)], states, strict=False):
        name = names[state].removesuffix(_COMPLETE)
        columns = range(begin, state)
        sent = next((index for index in columns if names[index] == name + _TIMESTAMP), None)
        fields = [index for index in columns if index != 0 and _CHOICE not in names[index]]
        boxes = tuple(index for index in columns if options[index])
        forms.append(_Form(name, tuple(index for index in fields if names[index] not in _OWN), state, sent, boxes))
    return forms


def _sign(names: Sequence[str], forms: Sequence[_Form], lexicon: Lexicon) -> str | None:
    """The column that only an export of REDCap has; None where there is none."""
    sign = next((name for name in names if name in _OWN), None)
    if sign is None and forms and _is_record(names[0], lexicon) and all(map(_VARIABLE.fullmatch, names)):
        return names[forms[0].state]
    return sign


def _is_record(name: str, lexicon: Lexicon) -> bool:
    """Whether the first column can be the one that tells records apart; people call it what they like."""
    return bool(_VARIABLE.fullmatch(name)) and name not in _OWN and not lexicon.knows(name)


def _asked(name: str, lexicon: Lexicon, meanings: Meanings) -> str:
    """What a field asks, where that means something here; else its name."""
    words = meanings.get(name, {}).get(ASKED, "")
    return words if lexicon.knows(words) else name


def _option(name: str, lexicon: Lexicon, meanings: Meanings) -> str:
    """What a checkbox is that is an option of a checklist: its field and its code, or what the dictionary says of both."""
    field, box, code = name.partition(_CHOICE)
    asked = _asked(field, lexicon, meanings)
    if not box or not lexicon.is_a("checklist", asked):
        return ""
    words = meanings.get(field, {})
    said = next((text for each, text in words.items() if each != ASKED and _as_in_a_name(each) == code), code)
    return f"{asked}[{said}]"


def _as_in_a_name(code: str) -> str:
    """A code as it stands in the name of a column."""
    return code.lower().replace("-", "_")


def _codes(names: Sequence[str], headings: Sequence[str], lexicon: Lexicon, meanings: Meanings) -> dict[int, dict[str, str]]:
    """Column to its codes and their words: of those that mean something here, or of all where a map must say what they are."""
    known = {index for index, heading in enumerate(headings) if lexicon.knows(heading)}
    all_there = sum(map(lexicon.is_item, headings)) >= len(lexicon.items)
    found = {}
    for index, name in enumerate(names):
        codes = {code: words for code, words in meanings.get(name, {}).items() if code != ASKED}
        if codes and (index in known or not all_there):
            found[index] = codes
    return found


def _plain(row: Row, codes: Codes, event: int | None) -> list[str]:
    """A row with words for codes, and its event without the arm: people of all arms answered in one round."""
    plain = in_words([*row], codes)
    if event is not None:
        plain[event] = _ARM.sub("", plain[event].strip())
    return plain


def _own(names: Sequence[str], forms: Sequence[_Form]) -> frozenset[int]:
    """Columns of REDCap itself, the first of them the record. The group of people who see a record may be the team."""
    always = {index for index, name in enumerate(names) if name in _OWN - {_GROUP}}
    return frozenset({0} | always | {form.state for form in forms} | {form.sent for form in forms if form.sent is not None})


def _said(head: Head, names: Sequence[str], *, events: bool) -> tuple[str, ...]:
    """What people should know: that events are rounds, and that a column may be the team and is not taken as one."""
    said = [f"each event ({_EVENT}) is a round, whatever its arm"] if events else []
    if _GROUP in names and "team" not in names and any(cell.strip() for cell in head.below(names.index(_GROUP))):
        said.append(f"the data access group may be the team; if it is, add --team-from {_GROUP}")
    return tuple(said)


class _WhyDropped:
    """Tells rows in which none of the forms with items holds anything."""

    def __init__(self, forms: Sequence[_Form], names: Sequence[str]) -> None:
        self._forms = forms
        self._names = {form.name for form in forms}
        self._instrument = names.index(_INSTRUMENT) if _INSTRUMENT in names else None

    def __call__(self, row: Row) -> Why | None:
        """Why a row is dropped; a blank row, and one of somebody who looked and left, is counted as in any table."""
        if not any(row) or any(form.is_filled(row) for form in self._forms):
            return None
        instrument = "" if self._instrument is None else row[self._instrument].strip()
        states = {row[form.state].strip().casefold() for form in self._forms} - {""}
        if not states or (instrument and instrument not in self._names):
            return "other form"
        return "not begun" if states <= _BEGUN_ONLY else None
