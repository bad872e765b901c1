"""What must hold between the parts of a questionnaire: ids and texts that can be told apart, names that exist."""

from collections.abc import Iterable, Iterator, Mapping

from teamcheck.errors import Code
from teamcheck.questionnaire.document import Step
from teamcheck.questionnaire.field_types import RESERVED_IDS
from teamcheck.questionnaire.format import (
    BackgroundFormat,
    ChecklistFormat,
    CommentFormat,
    FromFormat,
    ItemFormat,
    QuestionnaireFormat,
    RefFormat,
)
from teamcheck.questionnaire.matching import comparable
from teamcheck.questionnaire.model import UNSCORED
from teamcheck.questionnaire.reports import Reports

#: Cells of an answers file that mean "not applicable" and "prefer not to say".
RESERVED_CELLS = frozenset({"na", "pnts"})

Steps = tuple[Step, ...]


#: Id, text and place of something that has a column in an answers file.
Column = tuple[str, str, Steps]


def check_together(written: QuestionnaireFormat, known: set[str], borrowed: list[Column], reports: Reports) -> None:
    """Report whatever does not hold between the parts.

    Args:
        written: What stands in the file.
        known: Ids of the items it asks.
        borrowed: Columns of the items that come from other questionnaires.
        reports: Takes the problems.
    """
    columns = [*written_columns(written), *borrowed]
    check_ids(columns, reports)
    check_words(columns, reports)
    check_names(written, reports)
    check_scores(written, reports)
    check_items_once(written, reports)
    check_blocks(written, reports)
    check_groups(written, reports)
    check_choices(written, reports)
    check_voices(written, known, reports)
    check_pulse(written, known, reports)
    check_bands(written, reports)


def written_columns(written: QuestionnaireFormat) -> Iterator[Column]:
    """Everything written here that has a column in an answers file."""
    for i, dimension in enumerate(written.dimensions):
        for j, item in enumerate(dimension.items):
            if isinstance(item, ItemFormat):
                yield item.id, item.text, ("dimensions", i, "items", j)
    asked: dict[str, tuple[BackgroundFormat | CommentFormat, ...]] = {
        "background": written.background,
        "comments": written.comments,
    }
    for key, questions in asked.items():
        for i, question in enumerate(questions):
            yield question.id, question.text, (key, i)
    for i, checklist in enumerate(written.checklists):
        if isinstance(checklist, ChecklistFormat):
            yield checklist.id, checklist.text, ("checklists", i)


def check_ids(columns: Iterable[Column], reports: Reports) -> None:
    """Every column needs an id of its own, and none of those that mean something in every answers file."""
    first: dict[str, Steps] = {}
    for name, _, steps in columns:
        if name in RESERVED_IDS:
            message = f"`{name}` cannot be an id: it heads a column of its own in every answers file."
            reports.report(Code.ID_NOT_ALLOWED, (*steps, "id"), message, f"Choose another id, such as {name}1.")
        if name in first:
            line = reports.document.place(*first[name]).line
            message = f"The id `{name}` is used twice; the first is in line {line}."
            fix = "Give one of them another id; to use an item in two dimensions, write `- {ref: " + name + "}`."
            reports.report(Code.ID_TWICE, (*steps, "id"), message, fix)
        first.setdefault(name, steps)


def check_words(columns: Iterable[Column], reports: Reports) -> None:
    """Two questions must not have the same words, nor one the other's id: an export could not be told apart."""
    first: dict[str, tuple[str, Steps]] = {}
    for name, text, steps in columns:
        if not comparable(text):
            message = f"The text of {name} has no words but signs."
            reports.report(Code.VALUE_NOT_ALLOWED, (*steps, "text"), message, "Write the words that people should read.")
            continue
        other, place = first.setdefault(comparable(text), (name, steps))
        if other != name:
            message = f"{name} has the same words as {other} in line {reports.document.place(*place).line}."
            reports.report(Code.WORDS_TWICE, (*steps, "text"), message, "Word one of them differently, or take it out.")
    for name, _, steps in columns:
        other, place = first.get(name, (name, steps))
        if other != name:
            message = f"The words of {other} are the id of another question: `{name}`."
            reports.report(
                Code.WORDS_TWICE, (*place, "text"), message, "Use more words, or give the other question another id."
            )


def check_names(written: QuestionnaireFormat, reports: Reports) -> None:
    """Dimensions and groups are told apart by their names in result files."""
    named: list[tuple[str, Steps]] = [(group.id, ("groups", i)) for i, group in enumerate(written.groups)]
    named += [(dimension.id, ("dimensions", i)) for i, dimension in enumerate(written.dimensions)]
    first: dict[str, Steps] = {}
    for name, steps in named:
        if name in first:
            message = f"The id `{name}` is used twice; the first is in line {reports.document.place(*first[name]).line}."
            reports.report(Code.ID_TWICE, (*steps, "id"), message, "Give one of them another id.")
        first.setdefault(name, steps)
    if not (written.dimensions or written.checklists or written.extends or reports.document.left_out):
        message = "The questionnaire has neither dimensions nor checklists: it asks nothing that could be counted."
        reports.report(Code.KEY_MISSING, (), message, "Add `dimensions:` with at least one dimension.")


def check_scores(written: QuestionnaireFormat, reports: Reports) -> None:
    """Something has figures of its own, beside which statements without a score can stand; a pulse has no place for them."""
    unscored = [dimension.role in UNSCORED for dimension in written.dimensions]
    something = written.checklists or written.extends or reports.document.left_out
    if unscored and all(unscored) and not something:
        message = "No dimension has a score, and there is no checklist: a report could say nothing of the team."
        fix = "Add a dimension with a score or a checklist, or say under `extends:` which questionnaire these stand beside."
        reports.report(Code.NOTHING_SCORED, ("dimensions",), message, fix)
    if written.always or written.rotate:
        for i, dimension in enumerate(written.dimensions):
            if dimension.role == "unscored":
                message = "A pulse has no statements without a score: it shows each statement by itself as it is."
                reports.report(Code.VALUE_NOT_ALLOWED, ("dimensions", i, "role"), message, "Take `role` out.")


def check_items_once(written: QuestionnaireFormat, reports: Reports) -> None:
    """An item counts once in a dimension; that no id is written twice is the matter of `check_ids`."""
    for i, dimension in enumerate(written.dimensions):
        first: dict[str, bool] = {}
        for j, item in enumerate(dimension.items):
            own = isinstance(item, ItemFormat)
            name = used_id(item)
            if name in first and not (own and first[name]):
                message = f"{name} stands twice in {dimension.id}: it would count double."
                reports.report(Code.ID_TWICE, ("dimensions", i, "items", j), message, "Take one of the two out.")
            first.setdefault(name, own)


def check_blocks(written: QuestionnaireFormat, reports: Reports) -> None:
    """Each block begins with a statement of its dimension, and the first of them with the first; all have a score together."""
    for i, dimension in enumerate(written.dimensions):
        steps: Steps = ("dimensions", i, "blocks")
        asked = [used_id(item) for item in dimension.items]
        for name in dimension.blocks:
            if name not in asked:
                reports.unknown(Code.REFERENCE_UNKNOWN, (*steps, name), f"item of {dimension.id}", name, asked)
        if dimension.blocks and asked[0] not in dimension.blocks:
            message = f"{asked[0]} and what follows it stand in no block of {dimension.id}."
            reports.report(Code.VALUE_NOT_ALLOWED, steps, message, f"Name the block that begins with {asked[0]} too.")
        if dimension.blocks and dimension.role in UNSCORED:
            message = f"{dimension.id} has no score: its statements stand each by itself, and in no block."
            reports.report(Code.VALUE_NOT_ALLOWED, steps, message, "Take `blocks` out, or make two dimensions of it.")
        if len({comparable(name) for name in dimension.blocks.values()}) < len(dimension.blocks):
            reports.report(
                Code.WORDS_TWICE, steps, f"Two blocks of {dimension.id} have the same name.", "Name one differently."
            )


def used_id(item: ItemFormat | RefFormat | FromFormat) -> str:
    """The id of the item that an entry of a list means."""
    if isinstance(item, ItemFormat):
        return item.id
    return item.ref if isinstance(item, RefFormat) else item.from_.rpartition("/")[2]


def check_groups(written: QuestionnaireFormat, reports: Reports) -> None:
    """Every group a dimension names must be there."""
    groups = [group.id for group in written.groups]
    for i, dimension in enumerate(written.dimensions):
        if dimension.group is not None and dimension.group not in groups:
            reports.unknown(Code.REFERENCE_UNKNOWN, ("dimensions", i, "group"), "group", dimension.group, groups)


def check_choices(written: QuestionnaireFormat, reports: Reports) -> None:
    """Choices must differ in their words, which are no other choice's id either, and not be the cells that mean "no answer"."""
    lists: list[tuple[Steps, Mapping[str, str]]] = [
        (("background", i, "choices"), asked.choices) for i, asked in enumerate(written.background)
    ]
    for i, checklist in enumerate(written.checklists):
        if not isinstance(checklist, ChecklistFormat):
            continue
        lists.append((("checklists", i, "options"), {name: option.text for name, option in checklist.options.items()}))
        if checklist.choose > len(checklist.options):
            message = f"{checklist.id} lets people choose {checklist.choose} of {len(checklist.options)} options."
            fix = f"Write a number up to {len(checklist.options)}."
            reports.report(Code.VALUE_NOT_ALLOWED, ("checklists", i, "choose"), message, fix)
    for steps, choices in lists:
        first: dict[str, str] = {}
        for name, text in choices.items():
            if name in RESERVED_CELLS:
                message = f"`{name}` cannot be a choice: in an answers file it means that there is no answer."
                reports.report(Code.ID_NOT_ALLOWED, (*steps, name), message, "Choose another id.")
            other = first.setdefault(comparable(text), name)
            if other != name:
                message = f"`{name}` has the same words as `{other}`."
                reports.report(Code.WORDS_TWICE, (*steps, name), message, "Word one of them differently, or take it out.")
        for name in choices:
            if (other := first.get(comparable(name), name)) != name:
                message = f"The words of `{other}` are the id of `{name}`."
                reports.report(Code.WORDS_TWICE, (*steps, other), message, f"Use more words, or give `{name}` another id.")


def check_voices(written: QuestionnaireFormat, known: set[str], reports: Reports) -> None:
    """A voice words items that exist, each differently."""
    items = sorted(known)
    for voice, wordings in written.voices.items():
        first: dict[str, str] = {}
        for name, text in wordings.items():
            steps: Steps = ("voices", voice, name)
            if name not in known:
                reports.unknown(Code.REFERENCE_UNKNOWN, steps, "item", name, items)
            other = first.setdefault(comparable(text), name)
            if other != name:
                message = f"For {voice}, {name} has the same words as {other}."
                reports.report(Code.WORDS_TWICE, steps, message, "Word one of them differently.")


def check_pulse(written: QuestionnaireFormat, known: set[str], reports: Reports) -> None:
    """A pulse asks items that exist, and no more at a time than there are."""
    rotate, items = written.rotate, sorted(known)
    named: list[tuple[str, Steps]] = [(name, ("always", i)) for i, name in enumerate(written.always)]
    named += [(name, ("rotate", "from", i)) for i, name in enumerate(rotate.from_ if rotate else ())]
    first: set[str] = set()
    for name, steps in named:
        if name not in known:
            reports.unknown(Code.REFERENCE_UNKNOWN, steps, "item", name, items)
        if name in first:
            reports.report(Code.ID_TWICE, steps, f"The pulse names {name} twice.", "Take one of the two out.")
        first.add(name)
    if rotate and rotate.each > len(rotate.from_):
        message = f"The pulse should ask {rotate.each} items in turn, but names {len(rotate.from_)}."
        fix = f"Write a number up to {len(rotate.from_)}."
        reports.report(Code.VALUE_NOT_ALLOWED, ("rotate", "each"), message, fix)


def check_bands(written: QuestionnaireFormat, reports: Reports) -> None:
    """Bands cover the whole scale, from 0 upwards, each with a name of its own."""
    bands = written.scoring.bands
    if not bands:
        return
    starts = [band.least for band in bands]
    steps: Steps = ("scoring", "bands")
    if starts[0] != 0:
        reports.report(Code.BANDS_NOT_USABLE, steps, f"The first band starts at {starts[0]}, not at 0.", "Write least: 0.")
    if starts != sorted(set(starts)):
        reports.report(
            Code.BANDS_NOT_USABLE, steps, "The bands do not go upwards.", "List them from the lowest to the highest."
        )
    if len({comparable(band.name) for band in bands}) < len(bands):
        reports.report(Code.BANDS_NOT_USABLE, steps, "Two bands have the same name.", "Give each a name of its own.")
