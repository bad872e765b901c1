"""Templates of the user's own: whatever stands in one, it reaches nothing, and a report is made or refused within seconds."""

import re
import sys
import time
from collections.abc import Mapping

import pytest

from teamcheck.report.templating import TheirData
from teamcheck.report.work import MOST, TooMuchWorkError

#: What would take days, or more memory than there is.
BOMBS = {
    "a long text": "{{ 'a' * 10**9 }}",
    "a long list": "{{ [0] * 10**9 }}",
    "a large number": "{{ 10 ** (10 ** 10) }}",
    "a number that grows": "{% set n = namespace(x=9) %}{% for i in range(99) %}{% set n.x = n.x * n.x %}{% endfor %}",
    "a loop": "{% for n in range(10 ** 9) %}{% endfor %}",
    "loops in loops": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "loops over letters": "{% for a in team * 9999 %}{% for b in team * 9999 %}{% endfor %}{% endfor %}",
    "loops over what is picked": "{% for a in range(999) | select %}{% for b in range(999) | select %}{% endfor %}{% endfor %}",
    "a macro": "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
    "a part": "{% set d = (d | default(0)) + 1 %}{% if d < 40 %}{% include self_ %}{% include self_ %}{% endif %}",
    "a text that doubles": "{% set n = namespace(x='a') %}{% for i in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}",
    "a text put to itself": "{% set n = namespace(x='a') %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "a list of lists": "".join(["{% set a = [1] * 10 %}", *["{% set a = [a] * 10 %}"] * 12, "{{ a }}"]),
    "a list of lists as text": "".join(["{% set a = [1] * 10 %}", *["{% set a = [a] * 10 %}"] * 12, "{{ a | string }}"]),
    "lists that are compared": "".join(f"{{% set {x} = [1] * 10 %}}" + f"{{% set {x} = [{x}] * 10 %}}" * 12 for x in "ab")
    + "{{ a == b }}",
    "sums of lists": "{% set l = range(9999) | list %}{{ ([l] * 9999) | sum(start=[]) | length }}",
    "much kept": "{% set n = namespace(l=[]) %}{% for i in range(9999) %}{% set n.l = n.l + ['y' * 99999] %}{% endfor %}",
    "much put out": "{% for i in range(99999) %}" + "x" * 9999 + "{% endfor %}",
    "a wide text": "{{ team | center(10 ** 9) }}",
    "a wide text by its method": "{{ team.ljust(10 ** 9) }}",
    "a wide number": "{{ '1'.zfill(10 ** 9) }}",
    "wide tabs": "{{ '\\t'.expandtabs(10 ** 9) }}",
    "bytes": "{{ (10).to_bytes(10 ** 9, 'big') }}",
    "a block": "{% filter center(10 ** 9) %}x{% endfilter %}",
    "places exchanged": "{{ ('a' * 9999) | replace('', 'b' * 9999) }}",
    "places exchanged by a method": "{{ ('a' * 9999).replace('', 'b' * 9999) }}",
    "joined": "{{ range(9999) | join('b' * 9999) }}",
    "indented": "{{ 'a\\nb' | indent(10 ** 9) }}",
    "filled up": "{{ [1] | batch(10 ** 9, 0) | list }}",
}
#: What would show the program, the computer or its files, or say how long a text gets.
REACHES = {
    "a class": "{{ team.__class__ }}",
    "a class by a filter": "{{ team | attr('__class__') }}",
    "a class by a key": "{{ team['__class__'] }}",
    "the data of a context": "{{ self.__init__.__globals__ }}",
    "a global of Jinja": "{{ cycler.__init__.__globals__ }}",
    "another": "{{ joiner.__init__.__globals__.os }}",
    "a namespace": "{{ namespace.__init__.__globals__ }}",
    "a macro": "{% macro f() %}{% endmacro %}{{ f._func }}",
    "a loop": "{% for a in [1] %}{{ loop.__class__ }}{% endfor %}",
    "a format": "{{ '{0.__class__}'.format(team) }}",
    "a format of a mapping": "{{ '{x.__class__}'.format_map({'x': team}) }}",
    "a width": "{{ '{:1000000000}'.format(team) }}",
    "a width after percent": "{{ '%1000000000s' % team }}",
    "the sentences": "{{ _._translations }}",
    "a change of what is given": "{{ cover.update({'kind': 'x'}) }}",
    "a change of a list": "{{ hour.append(1) }}",
}
#: What there is not.
MISSING = {
    "a file": "{% include '/etc/hostname' %}",
    "a file above": "{% include '../../etc/hostname' %}",
    "macros of a file": "{% import '/etc/hostname' as x %}",
    "a parent": "{% extends '/etc/hostname' %}",
    "the page itself by a path": "{% include './report.html.j2' %}",
    "filler": "{{ lipsum(n=100000) }}",
    "chance": "{{ [1, 2] | random }}",
    "a format by a filter": "{{ '%1000000000s' | format(team) }}",
    "the settings": "{{ config }}",
    "a request": "{{ request }}",
    "the program": "{{ open('/etc/hostname').read() }}",
    "an extension": "{% do cover %}",
}
SLOW_FOR_A_TEST = 5.0


@pytest.fixture(scope="session")
def answers(fill):
    """Answers of one team."""
    return fill("plain", 24)


@pytest.fixture
def refused(call, answers, tmp_path):
    """What is said of a report with a template; it must be refused, in time and with its line."""

    def said(text: str, name: str = "_parts/cover.html.j2") -> str:
        template = tmp_path / "house" / name
        template.parent.mkdir(parents=True, exist_ok=True)
        template.write_text(f"<p>\n{text}\n", encoding="utf-8")
        began = time.process_time()
        form = "md" if name == "report.md.j2" else "html"
        words = ("report", answers.path / "answers.csv", *answers.asked, "-o", tmp_path / "out", "-f", form)
        code, out, err = call(*words, "--templates", tmp_path / "house", "--discussion")
        assert time.process_time() - began < SLOW_FOR_A_TEST
        assert (code, out) == (3, "")
        assert not (tmp_path / "out").exists()
        assert f"{name}\n  line 2: " in err or "far more often than a document needs" in err  # as a whole: no line is at fault
        return err

    return said


@pytest.mark.slow
@pytest.mark.parametrize("name", ["_parts/cover.html.j2", "report.md.j2"])
@pytest.mark.parametrize("source", BOMBS.values(), ids=BOMBS.keys())
def test_what_would_not_end_is_refused(source, name, refused) -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    said = refused(source.replace("self_", f"'{name}'"), name)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // (1 << 20 if sys.platform == "darwin" else 1 << 10)
    assert "[T009]" in said
    assert grown < 200  # MiB


@pytest.mark.slow
@pytest.mark.parametrize("source", REACHES.values(), ids=REACHES.keys())
def test_what_reaches_out_is_refused(source, refused) -> None:
    assert re.search(r"may not touch.*\[T009\]|\[T009\]", refused(source))


@pytest.mark.slow
@pytest.mark.parametrize("source", MISSING.values(), ids=MISSING.keys())
def test_what_is_not_there_is_refused(source, refused) -> None:
    assert re.search(r"\[T00[89]\]", refused(source))


@pytest.mark.slow
def test_what_a_template_gets_is_plain_data(card_view) -> None:
    def kinds(value: object) -> set[type]:
        if isinstance(value, Mapping):
            return {kind for part in value.values() for kind in kinds(part)}
        if isinstance(value, (list, tuple)):
            return {kind for part in value for kind in kinds(part)}
        return {type(value)}

    names = {kind.__name__ for kind in kinds(card_view)}
    assert names <= {"str", "int", "float", "bool", "NoneType", "Said", "Markup", "Fenced", "ENGLISH"}


@pytest.fixture
def card_view(call, answers, monkeypatch):
    """All that the templates of a page and of Markdown get."""
    from teamcheck.report import render  # noqa: PLC0415

    seen: dict[str, object] = {}
    page = render.page

    def look(*arguments: object) -> Mapping[str, object]:
        view = page(*arguments)
        seen.update(view)
        return view

    monkeypatch.setattr(render, "page", look)
    assert call("report", answers.path / "answers.csv", *answers.asked, "-o", "-", "--discussion").code == 0
    assert seen
    return seen


def test_an_ordinary_template_is_far_from_the_limit() -> None:
    text = "{% for a in range(100) %}{% for b in 'abcdefghij' %}{{ loop.index }} {{ b | upper ~ a }}{% endfor %}{% endfor %}"
    assert TheirData(autoescape=True).from_string(text).render().startswith("1 A02 B0")


def test_each_document_has_all_its_steps() -> None:
    template = TheirData().from_string("{% for a in range(steps) %}{% endfor %}")
    for _ in range(3):
        assert template.render(steps=MOST // 4) == ""
    with pytest.raises(TooMuchWorkError):
        TheirData().from_string("{% for b in range(9) %}{% for a in range(steps) %}{% endfor %}{% endfor %}").render(
            steps=MOST // 4
        )
