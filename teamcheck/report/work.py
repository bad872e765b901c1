"""How much a template of somebody's own may do: a mistake in it, or malice, must not hang a run or fill the memory.

Jinja's sandbox keeps a template from reaching anything; it does not keep it from going through a list of lists for days, or
from doubling a text until the computer has no room. So all that can repeat or grow is charged for, before it is done where that
can be known. Counted and not timed: a template that is refused is refused on every computer.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, cast

from jinja2 import Template, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

#: Steps of one document: many times what our own templates take for the longest report.
MOST = 300_000
#: Steps where nothing is rendered, as when a template is read.
_ASIDE = 1_000
#: Letters, or the digits of a whole number in base 2, that are worth a step.
_LETTERS, _BITS = 100, 64
#: More than any number that can be meant: larger ones are counted like this, so that charging itself stays cheap.
_BEYOND = 2 * MOST * _LETTERS
#: What calling a macro, a block or a method is worth.
_CALL = 10
#: Filters that hand parts on as they are: what is within a part costs them nothing.
_STRUCTURAL = frozenset(
    {"length", "count", "first", "last", "list", "reverse", "map", "select", "reject", "selectattr", "rejectattr"}
    | {"default", "d", "batch", "slice", "attr", "items"}
)
#: Filters that grow a text by what another text says, or by chance.
_REFUSED = frozenset({"format", "random"})

_left: ContextVar[list[int] | None] = ContextVar("steps that a document has left", default=None)


class TooMuchWorkError(SecurityError):
    """A template repeats something, or makes something grow, far more often than a document needs."""


@contextmanager
def counted() -> Iterator[None]:
    """One document, with all the steps there are."""
    token = _left.set([MOST])
    try:
        yield
    finally:
        _left.reset(token)


def charge(steps: int) -> None:
    """Take steps off what is left.

    Raises:
        TooMuchWorkError: There are not so many.
    """
    left = _left.get() or [_ASIDE]
    left[0] -= steps
    if left[0] < 0:
        raise TooMuchWorkError("it repeats something, or makes something grow, without an end")


def _weigh(value: object, *, deep: bool = True) -> None:
    """Charge for going through a value, and through what is in it as often as it is in it."""
    if isinstance(value, str):
        charge(len(value) // _LETTERS)
    elif isinstance(value, int):
        charge(value.bit_length() // _BITS)
    elif isinstance(value, (range, list, tuple, dict, set, frozenset)):
        charge(len(value))
        if deep and not isinstance(value, range):
            for part in value.values() if isinstance(value, dict) else value:
                _weigh(part)


def _weigh_arguments(values: Iterable[object], *, deep: bool) -> None:
    """Charge for what a call is given: a whole number may say how long a text gets, and a text how much longer."""
    given = [*values]
    texts = [len(value) for value in given if isinstance(value, str)]
    parts = [len(value) for value in given if isinstance(value, (str, list, tuple))]
    charge(max(texts, default=0) * max(parts, default=0) // _LETTERS if len(given) > 1 else 0)
    for value in given:
        _weigh(value, deep=deep)
        if isinstance(value, int):
            charge(min(abs(value), _BEYOND) // _LETTERS)


def _charged(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter or a test that is charged for."""

    @wraps(function)
    def run(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - the signature is Jinja's
        charge(1)
        _weigh_arguments([*arguments, *named.values()], deep=name not in _STRUCTURAL)
        return function(*arguments, **named)

    return run


class _Counted(Template):
    """A template whose every document has all the steps there are."""

    def render(self, *arguments: Any, **named: Any) -> str:  # noqa: ANN401 - the signature is Jinja's
        """Fill it."""
        with counted():
            return super().render(*arguments, **named)


class CountedData(ImmutableSandboxedEnvironment):
    """A sandbox in which everything that can repeat or grow is charged for."""

    template_class = _Counted
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - the signature is Jinja's
        """Charge for every filter and test, and for what is put out."""
        finalize = named.pop("finalize", None)
        super().__init__(*arguments, **named, finalize=lambda value: self._put_out(value, finalize))
        del self.globals["lipsum"]
        filters = cast("dict[str, Callable[..., Any]]", self.filters)
        tests = cast("dict[str, Callable[..., Any]]", self.tests)
        self.filters = {name: _charged(name, each) for name, each in filters.items() if name not in _REFUSED}
        self.tests = {name: _charged(name, each) for name, each in tests.items()}

    def concat(self, parts: Iterable[str]) -> str:
        """What a template, a block or a macro says: charged for part by part."""
        kept: list[str] = []
        for part in parts:
            charge(1 + len(part) // _LETTERS)
            kept.append(part)
        return "".join(kept)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - Jinja's
        """What two values make; how long it gets is known before."""
        if operator == "%" and isinstance(left, str):
            raise SecurityError("a text with % is not filled in here")
        if operator == "**" and isinstance(left, int) and isinstance(right, int):
            charge(left.bit_length() * min(abs(right), _BEYOND) // _BITS)
        elif operator == "*":
            times = [min(abs(value), _BEYOND) for value in (left, right) if isinstance(value, int)]
            parts = [value for value in (left, right) if isinstance(value, Sequence)]
            charge(sum(len(part) * number for part in parts for number in times) // (_LETTERS if _only_texts(parts) else 1))
        _weigh(left, deep=False)
        _weigh(right, deep=False)
        return super().call_binop(context, operator, left, right)

    def call(self, context: Context, obj: Any, /, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - Jinja's
        """Call a macro, a block or a method."""
        charge(_CALL)
        itself = getattr(obj, "__self__", None)  # the text whose method it is
        _weigh_arguments([itself, *arguments, *named.values()], deep=True)
        return super().call(context, obj, *arguments, **named)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 - Jinja's
        """Whether a template may have an attribute: not the one by which a text says how long another gets."""
        return attr not in {"format", "format_map"} and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:  # noqa: ANN401 - Jinja's
        """No way to fill in a text in the sandbox: it lets the text say how long it gets. `is_safe_attribute` refuses it."""
        del value
        return None

    @staticmethod
    def _put_out(value: object, finalize: Callable[[object], object] | None) -> object:
        """What is put out: charged for where it is no text, for it becomes one."""
        if not isinstance(value, str):
            _weigh(value)
        return value if finalize is None else finalize(value)

    def passed(self, value: object) -> object:
        """What a loop goes through: charged for as a whole where its length is known, else part by part."""
        if isinstance(value, Sized):
            charge(1 + len(value))
            return value
        return self._one_by_one(value) if isinstance(value, Iterable) else value

    @staticmethod
    def _one_by_one(values: Iterable[object]) -> Iterator[object]:
        for value in values:
            charge(1)
            yield value

    @staticmethod
    def weighed(value: object) -> object:
        """What is compared, put together or taken in."""
        charge(1)
        _weigh(value)
        return value

    def _generate(self, source: nodes.Template, *arguments: Any, **named: Any) -> str:  # noqa: ANN401 - Jinja's
        """The program of a template, with a charge where it repeats, compares, puts together or takes in."""
        for loop in [*source.find_all(nodes.For)]:
            loop.iter = _through("passed", loop.iter)
        taking = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
        for taken in cast("list[nodes.Include]", [*source.find_all(taking)]):
            taken.template = _through("weighed", taken.template)
        for put in [*source.find_all(nodes.Concat)]:
            put.nodes = [_through("weighed", part) for part in put.nodes]
        for compared in [*source.find_all(nodes.Compare)]:
            compared.expr = _through("weighed", compared.expr)
            for operand in compared.ops:
                operand.expr = _through("weighed", operand.expr)
        return super()._generate(source, *arguments, **named)


def _only_texts(values: Sequence[object]) -> bool:
    return all(isinstance(value, str) for value in values)


def _through(name: str, node: nodes.Node) -> nodes.Expr:
    """A value that goes through a method of the environment first."""
    method = nodes.EnvironmentAttribute(name, lineno=node.lineno)
    return nodes.Call(method, [node], [], None, None, lineno=node.lineno)
