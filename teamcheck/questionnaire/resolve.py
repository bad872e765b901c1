"""Puts a questionnaire together: every item gets its text and its scale, wherever they were written."""

from collections.abc import Callable
from dataclasses import replace

from teamcheck.errors import Code, Place, Problem, QuestionnaireError
from teamcheck.questionnaire.assemble import assembled, resolved_checklist, resolved_dimension, with_material
from teamcheck.questionnaire.checks import Column, check_together
from teamcheck.questionnaire.document import Document, Step
from teamcheck.questionnaire.extension import base_of, check_extension, extended, names_of, scales_of, usual_scale
from teamcheck.questionnaire.format import (
    DimensionFormat,
    FromFormat,
    ItemFormat,
    ListFromFormat,
    QuestionnaireFormat,
    RefFormat,
)
from teamcheck.questionnaire.model import Checklist, Dimension, Item, Questionnaire, Scale
from teamcheck.questionnaire.reports import MOST_FAULTS, Reports
from teamcheck.questionnaire.scales import scale_of
from teamcheck.questionnaire.source import digest_of_all

#: Loads the questionnaire of a name, on behalf of the item at a place.
Fetch = Callable[[str, Place], Questionnaire]


def resolve(written: QuestionnaireFormat, document: Document, fetch: Fetch) -> tuple[Questionnaire | None, list[Problem]]:
    """Make the questionnaire an author means.

    Args:
        written: What stands in the file.
        document: The file itself, for the lines.
        fetch: Loads the questionnaires that items come from, and the one that is extended.

    Returns:
        The questionnaire, and every problem; it can be used only if there is none. None where what it extends cannot be used:
        then there is no telling what it names.
    """
    try:
        base = base_of(written, document, fetch)
    except QuestionnaireError as error:
        return None, list(error.problems)
    reports = Reports(document, told=names_of(base))
    scales = resolved_scales(written, base, reports)
    items = ItemResolver(written, scales, usual_scale(written, base), reports, fetch)
    dimensions = tuple(
        with_material(
            resolved_dimension(dimension, items.of_dimension(position, dimension)), items.material(position, dimension)
        )
        for position, dimension in enumerate(written.dimensions)
    )
    checklists = items.checklists()
    known = {item.id for dimension in dimensions for item in dimension.items}
    check_together(written, known, items.columns, reports)
    sha256 = digest_of_all(document.sha256, [*items.sources, *([base.sha256] if base else [])])
    own = assembled(written, document, dimensions, checklists, sha256)
    if base is None:
        return own, reports.problems
    check_extension(written, base, items.columns, reports)
    return extended(own, base), reports.problems


def resolved_scales(written: QuestionnaireFormat, base: Questionnaire | None, reports: Reports) -> dict[str, Scale]:
    """The scales that are scales, by name; those of what is extended first."""
    scales = scales_of(base)
    for name, scale_format in written.scales.items():

        def report(message: str, fix: str, name: str = name) -> None:
            reports.report(Code.SCALE_NOT_USABLE, ("scales", name), message, fix)

        if (scale := scale_of(name, scale_format, report)) is not None:
            scales.setdefault(name, scale)
    if written.scale is not None and written.scale not in (named := {**scales, **written.scales}):
        reports.unknown(Code.SCALE_UNKNOWN, ("scale",), "scale", written.scale, named)
    return scales


class ItemResolver:
    """Finds the items that the dimensions name.

    Attributes:
        usual: The scale of items that name none.
        own: Items written in this file, by id.
        borrowed: Items of other questionnaires, by the name they are referred to.
        columns: Id, text and place of the borrowed items.
        sources: Digests of the questionnaires they come from.
        known: All items that could be found, by id.
        ids: Ids of all items written in this file, whether they can be used or not.
        without_scale: An item has no scale; that is told of the first only.
    """

    def __init__(
        self,
        written: QuestionnaireFormat,
        scales: dict[str, Scale],
        usual: str | None,
        reports: Reports,
        fetch: Fetch,
    ) -> None:
        self.written = written
        self.scales = scales
        self.named = {**scales, **written.scales}
        self.usual = usual
        self.reports = reports
        self.fetch = fetch
        self.own: dict[str, Item] = {}
        self.borrowed: dict[str, Item | None] = {}
        self.columns: list[Column] = []
        self.sources: set[str] = set()
        self.without_scale = False
        self.resolve_all()
        self.known = {**{item.id: item for item in self.borrowed.values() if item}, **self.own}
        self.ids = written_ids(written)

    def resolve_all(self) -> None:
        """Resolve every item written here or taken from elsewhere, so that those used twice can be found."""
        for i, dimension in enumerate(self.written.dimensions):
            for j, item in enumerate(dimension.items):
                steps: tuple[Step, ...] = ("dimensions", i, "items", j)
                if isinstance(item, ItemFormat) and item.id not in self.own:
                    self.resolve_own(item, steps)
                elif isinstance(item, FromFormat) and item.from_ not in self.borrowed:
                    self.borrowed[item.from_] = borrowed = self.fetched(item.from_, (*steps, "from"))
                    self.columns += [(borrowed.id, borrowed.text, steps)] if borrowed else []

    def resolve_own(self, item: ItemFormat, steps: tuple[Step, ...]) -> None:
        """Give an item its scale."""
        name = item.scale or self.usual
        if name is None:
            if not self.without_scale:
                message = f"{item.id} has no scale: it names none, and the questionnaire has no `scale:` for all items."
                fix = "Add `scale:` with the name of a scale, at the top level or to every item."
                self.reports.report(Code.SCALE_UNKNOWN, steps, message, fix)
            self.without_scale = True
        elif item.scale is not None and name not in self.named:
            self.reports.unknown(Code.SCALE_UNKNOWN, (*steps, "scale"), "scale", name, self.named)
        elif name in self.scales:
            self.own[item.id] = Item(item.id, item.text, item.keyed, self.scales[name], item.why or "")

    def elsewhere(self, name: str, steps: tuple[Step, ...]) -> Questionnaire | None:
        """Another questionnaire; None, with the reason reported, where there is none."""
        if len(self.reports.problems) > MOST_FAULTS:
            return None
        try:
            elsewhere = self.fetch(name, self.reports.document.place(*steps))
        except QuestionnaireError as error:
            self.reports.problems += [problem for problem in error.problems if problem not in self.reports.problems]
            return None
        self.sources.add(elsewhere.sha256)
        return elsewhere

    def checklists(self) -> tuple[Checklist, ...]:
        """The checklists written here or taken from elsewhere, as far as they could be found."""
        found: list[Checklist] = []
        for i, written in enumerate(self.written.checklists):
            if not isinstance(written, ListFromFormat):
                found.append(resolved_checklist(written))
                continue
            steps: tuple[Step, ...] = ("checklists", i)
            name, _, list_id = written.from_.partition("/")
            if (elsewhere := self.elsewhere(name, (*steps, "from"))) is None:
                continue
            there = {each.id: each for each in elsewhere.checklists}
            if list_id in there:
                found.append(there[list_id])
                self.columns.append((list_id, there[list_id].text, steps))
            else:
                self.reports.unknown(Code.REFERENCE_UNKNOWN, (*steps, "from"), f"checklist of {name}", list_id, there)
        return tuple(found)

    def material(self, position: int, written: DimensionFormat) -> Dimension | None:
        """The dimension of another questionnaire whose texts for a talk this one has; None without one that is there."""
        if written.material is None:
            return None
        steps: tuple[Step, ...] = ("dimensions", position, "material")
        name, _, dimension_id = written.material.partition("/")
        if (elsewhere := self.elsewhere(name, steps)) is None:
            return None
        there = {each.id: each for each in elsewhere.dimensions}
        if dimension_id not in there:
            self.reports.unknown(Code.REFERENCE_UNKNOWN, steps, f"dimension of {name}", dimension_id, there)
        return there.get(dimension_id)

    def fetched(self, reference: str, steps: tuple[Step, ...]) -> Item | None:
        """An item of another questionnaire; None, with the reason reported, where there is none."""
        name, _, item_id = reference.partition("/")
        if (elsewhere := self.elsewhere(name, steps)) is None:
            return None
        found = {item.id: item for item in elsewhere.items}
        if item_id not in found:
            self.reports.unknown(Code.REFERENCE_UNKNOWN, steps, f"item of {name}", item_id, found)
            return None
        item = found[item_id]
        here = self.scales.setdefault(item.scale.id, item.scale)
        if here != item.scale:
            message = f"The scale {item.scale.id} of {name} is not the scale {item.scale.id} used here."
            fix = f"Give the scale here another name than {here.id}."
            if here.id not in self.written.scales:
                fix = "Write a statement of your own, on the scale used here."
            self.reports.report(Code.SCALE_NOT_USABLE, steps, message, fix)
        return item

    def of_dimension(self, position: int, dimension: DimensionFormat) -> tuple[Item, ...]:
        """The items of a dimension that could be found, keyed as it says."""
        found: list[Item] = []
        for j, written in enumerate(dimension.items):
            item = self.found(written, ("dimensions", position, "items", j))
            if item is None:
                continue
            if not isinstance(written, ItemFormat):
                item = replace(item, keyed=written.keyed or item.keyed, why=written.why or item.why)
            found.append(item)
        return tuple(found)

    def found(self, written: ItemFormat | RefFormat | FromFormat, steps: tuple[Step, ...]) -> Item | None:
        """The item an entry of the list means."""
        if isinstance(written, ItemFormat):
            return self.own.get(written.id)
        if isinstance(written, FromFormat):
            return self.borrowed[written.from_]
        if written.ref not in self.known and written.ref not in self.ids:
            self.reports.unknown(Code.REFERENCE_UNKNOWN, (*steps, "ref"), "item", written.ref, self.known)
        return self.known.get(written.ref)


def written_ids(written: QuestionnaireFormat) -> set[str]:
    """Ids of all items written in the file, whether they can be used or not."""
    return {item.id for dimension in written.dimensions for item in dimension.items if isinstance(item, ItemFormat)}
