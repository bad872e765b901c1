"""What `audit` writes: its result as data for programs, and as text for people."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from teamcheck._inert import inert_json, on_one_line
from teamcheck.cli.audit_labels import Labels
from teamcheck.cli.audit_words import Said, counted, group_words, left_words, limit_words, said
from teamcheck.cli.layout import WIDTH, fold

if TYPE_CHECKING:
    from teamcheck.organisation.audit.findings import Audit, Finding, Left, Limit, Named
    from teamcheck.organisation.audit.public import PublicAudit, PublicFinding, PublicLeft, PublicLimit, PublicName

#: Most findings that are said one by one in the terminal; all are in the JSON.
_SAID = 40


def public_audit(found: "Audit", files: Sequence[str], labels: Labels) -> "PublicAudit":
    """What was found, as it is written for programs; ``labels`` are the words of the scales that are at hand."""
    from teamcheck import __version__  # noqa: PLC0415  not for --help
    from teamcheck.organisation.audit.public import GoneThrough, PublicAudit  # noqa: PLC0415  pydantic: not for --help

    counts = found.counts
    return PublicAudit(
        teamcheck=__version__,
        files=list(files),
        gone_through=GoneThrough(
            pages=counts["pages"],
            dimensions=counts["dimensions"],
            full_dimensions=counts["full dimensions"],
            members=counts["members"],
            fewest_answer_sets=found.answer_sets,
            means=counts["means"],
            groups=counts["groups"],
        ),
        findings=[_finding(each, labels) for each in found.findings],
        limits=[_limit(each) for each in found.limits],
        left=[_left(each) for each in found.left],
    )


def _finding(finding: "Finding", labels: Labels) -> "PublicFinding":
    from teamcheck.organisation.audit.public import PublicFinding  # noqa: PLC0415  as above

    words = said(finding, labels)
    bounded = finding.low is not None and finding.high is not None
    return PublicFinding(
        code=finding.code,
        text=words.sentence,
        fix=words.fix,
        files=list(finding.files),
        team=finding.team,
        round=finding.round,
        group=None if finding.people is None else group_words(finding.people),
        dimension=_name(finding.dimension),
        item=_name(finding.item),
        knows=finding.knows,
        own=list(finding.own) or None,
        people=finding.number if finding.people is None else finding.people.number,
        between=[round(float(end or 0), 2) for end in (finding.low, finding.high)] if bounded else None,
    )


def _limit(limit: "Limit") -> "PublicLimit":
    from teamcheck.organisation.audit.public import PublicLimit, PublicName  # noqa: PLC0415  as above

    return PublicLimit(
        code=limit.code,
        text=limit_words(limit.code),
        file=limit.file,
        team=limit.team,
        round=limit.round,
        dimension=PublicName(id=limit.dimension.id, text=limit.dimension.text),
    )


def _left(left: "Left") -> "PublicLeft":
    from teamcheck.organisation.audit.public import PublicLeft  # noqa: PLC0415  as above

    return PublicLeft(
        code=left.code,
        text=left_words(left.code),
        file=left.file,
        team=left.team,
        round=left.round,
        dimension=_name(left.dimension),
    )


def _name(named: "Named | None") -> "PublicName | None":
    from teamcheck.organisation.audit.public import PublicName  # noqa: PLC0415  as above

    return None if named is None else PublicName(id=named.id, text=named.text)


def as_json(shown: "PublicAudit") -> str:
    """The result for programs."""
    return inert_json(shown.model_dump_json(by_alias=True, indent=2)) + "\n"


def as_text(shown: "PublicAudit", found: "Audit", labels: Labels) -> str:
    """The result for people: what was found, what to do, what was gone through and what was not."""
    return "".join(f"{line}\n" for line in _lines(shown, found, labels))


def _lines(shown: "PublicAudit", found: "Audit", labels: Labels) -> Iterator[str]:
    number = len(found.findings)
    yield f"{counted(number, 'thing was', 'things were')} found." if number else "Nothing was found."
    yield from _found(found.findings, labels)
    yield from _folded(_gone_through(shown))
    yield from _listed("Not protected, as docs/privacy.md says:", [(each.code, each.text) for each in shown.limits])
    yield from _listed("Not gone through:", [(each.code, each.text) for each in shown.left])


def _found(findings: Sequence["Finding"], labels: Labels) -> Iterator[str]:
    """What was found by whose answers it is about, and what to do about all that it is the same for."""
    words = [(finding, said(finding, labels)) for finding in findings]
    by_fix: defaultdict[str, defaultdict[str, list[tuple[Finding, Said]]]] = defaultdict(lambda: defaultdict(list))
    for finding, each in words[:_SAID]:
        by_fix[each.fix][each.head].append((finding, each))
    for cure, by_head in by_fix.items():
        for head, there in by_head.items():
            yield ""
            if head:
                every = [finding for finding, each in words if (each.fix, each.head) == (cure, head)]
                yield from _folded(f"{head}: {_number(every)}" if len(every) > 1 else f"{head}:")
            for _, each in there:
                yield from _folded(each.rest if head else each.sentence, "- ", "  ")
        yield from _folded(cure, "→ ", "  ")
    if (more := len(words) - _SAID) > 0:
        yield ""
        yield f"And {counted(more, 'more thing', 'more things')}, all of them in: -f json"
    if words:
        yield ""


def _number(findings: Sequence["Finding"]) -> str:
    """How many things are found of the same people."""
    if any(finding.code != "group-known" for finding in findings):
        return counted(len(findings), "thing", "things")
    answers = sum(finding.item is not None for finding in findings)
    parts = [(answers, "answer", "answers"), (len(findings) - answers, "score", "scores")]
    return " and ".join(counted(*part) for part in parts if part[0])


def _gone_through(shown: "PublicAudit") -> str:
    """What the answer rests on."""
    parts = list(_parts(shown))
    if not parts:
        return "Gone through: nothing, for there are no figures."
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    done = shown.gone_through
    if done.fewest_answer_sets is None:
        return f"Gone through: {listed}."
    sets = counted(done.fewest_answer_sets, "set of answers fits", "sets of answers fit")
    return f"Gone through: {listed}. For every feature of 5 to 9 people at least {sets}."


def _parts(shown: "PublicAudit") -> Iterator[str]:
    done = shown.gone_through
    if done.pages:
        figures = done.dimensions or done.full_dimensions
        yield counted(done.pages, "page", "pages") + ("" if figures else " without figures of a feature")
    if done.dimensions:
        yield counted(done.dimensions, "feature of 5 to 9 people", "features of 5 to 9 people")
    if done.members:
        yield f"{counted(done.members, 'set', 'sets')} of a member's own answers"
    if done.full_dimensions:
        yield counted(done.full_dimensions, "feature of ten people or more", "features of ten people or more")
    if done.groups:
        yield f"{counted(done.groups, 'group', 'groups')} too small to be shown"
    if done.means and (done.groups or not done.pages):
        yield f"{counted(done.means, 'score', 'scores')} laid side by side"


def _listed(heading: str, said: Sequence[tuple[str, str]]) -> Iterator[str]:
    """In how many features each thing is so, or in how many lists."""
    if said:
        yield heading
    for code, text in dict(said).items():
        number = sum(each == code for each, _ in said)
        kind = ("list", "lists") if code == "named-options" else ("feature", "features")
        yield from _folded(f"{counted(number, *kind)}: {text}.", "- ", "  ")


def _folded(text: str, first: str = "", rest: str = "") -> Iterator[str]:
    lines = fold(on_one_line(text), WIDTH - len(first))
    yield from (f"{rest if place else first}{line}" for place, line in enumerate(lines))
