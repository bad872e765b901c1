"""What `audit` writes: its result as data for programs, and as text for people."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from teamcheck._inert import inert_json, on_one_line
from teamcheck.cli.audit_words import counted, fix, group_words, left_words, limit_words, sentence
from teamcheck.cli.layout import WIDTH, fold

if TYPE_CHECKING:
    from teamcheck.organisation.audit.findings import Audit, Finding, Left, Limit, Named
    from teamcheck.organisation.audit.public import PublicAudit, PublicFinding, PublicLeft, PublicLimit, PublicName

#: Most findings that are said one by one in the terminal; all are in the JSON.
_SAID = 40


def public_audit(found: "Audit", files: Sequence[str]) -> "PublicAudit":
    """What was found, as it is written for programs."""
    from teamcheck import __version__  # noqa: PLC0415  not for --help
    from teamcheck.organisation.audit.public import GoneThrough, PublicAudit  # noqa: PLC0415  pydantic: not for --help

    counts = found.counts
    return PublicAudit(
        teamcheck=__version__,
        files=list(files),
        gone_through=GoneThrough(
            pages=counts["pages"],
            dimensions=counts["dimensions"],
            members=counts["members"],
            fewest_answer_sets=found.answer_sets,
            means=counts["means"],
            groups=counts["groups"],
        ),
        findings=[_finding(each) for each in found.findings],
        limits=[_limit(each) for each in found.limits],
        left=[_left(each) for each in found.left],
    )


def _finding(finding: "Finding") -> "PublicFinding":
    from teamcheck.organisation.audit.public import PublicFinding  # noqa: PLC0415  as above

    bounded = finding.low is not None and finding.high is not None
    return PublicFinding(
        code=finding.code,
        text=sentence(finding),
        fix=fix(finding),
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


def as_text(shown: "PublicAudit") -> str:
    """The result for people: what was found, what to do, what was gone through and what was not."""
    return "".join(f"{line}\n" for line in _lines(shown))


def _lines(shown: "PublicAudit") -> Iterator[str]:
    for finding in shown.findings[:_SAID]:
        yield from _folded(finding.text, "- ", "  ")
        yield from _folded(finding.fix, "  → ", "    ")
    if (more := len(shown.findings) - _SAID) > 0:
        yield f"- and {counted(more, 'more thing', 'more things')}, all of them in: -f json"
    if shown.findings:
        yield ""
    yield from _folded(_verdict(shown))
    yield from _folded(_gone_through(shown))
    yield from _listed("Not protected, as docs/privacy.md says:", [(each.code, each.text) for each in shown.limits])
    yield from _listed("Not gone through:", [(each.code, each.text) for each in shown.left])


def _verdict(shown: "PublicAudit") -> str:
    """The answer in one line."""
    if shown.findings:
        return f"{counted(len(shown.findings), 'thing', 'things')} can be worked out from {_these(shown)}."
    if shown.left:
        return f"Nobody could be worked out from {_these(shown)} by what was gone through."
    return f"Nobody can be worked out from {_these(shown)}."


def _these(shown: "PublicAudit") -> str:
    return "this file" if len(shown.files) == 1 else "these files"


def _gone_through(shown: "PublicAudit") -> str:
    """What the answer rests on."""
    done = shown.gone_through
    parts = [
        counted(done.pages, "page", "pages"),
        counted(done.dimensions, "feature of 5 to 9 people", "features of 5 to 9 people"),
    ]
    if done.members:
        parts.append(f"{counted(done.members, 'set', 'sets')} of a member's own answers")
    if done.groups:
        parts.append(f"{counted(done.groups, 'group', 'groups')} too small to be shown")
    said = f"Gone through: {', '.join(parts[:-1])} and {parts[-1]}."
    if done.fewest_answer_sets is None:
        return said
    return (
        f"{said} For every feature at least {counted(done.fewest_answer_sets, 'set of answers fits', 'sets of answers fit')}."
    )


def _listed(heading: str, said: Sequence[tuple[str, str]]) -> Iterator[str]:
    """In how many features each thing is so."""
    if said:
        yield heading
    for code, text in dict(said).items():
        number = sum(each == code for each, _ in said)
        yield from _folded(f"{counted(number, 'feature', 'features')}: {text}.", "- ", "  ")


def _folded(text: str, first: str = "", rest: str = "") -> Iterator[str]:
    lines = fold(on_one_line(text), WIDTH - len(first))
    yield from (f"{rest if place else first}{line}" for place, line in enumerate(lines))
