"""SPSS data files (``.sav``, ``.zsav``) as tables of text, with what they say themselves of their variables.

Values that the file declares missing are no answers. What other values stand for is told by their labels, which
`teamcheck.responses.value_labels` holds against the scales.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from typing import Any

from teamcheck.errors import Code, Place, ResponsesError
from teamcheck.responses.faults import problem
from teamcheck.responses.files import spss_child
from teamcheck.responses.files.container import Blob
from teamcheck.responses.findings import encoding_problem
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.table import Table
from teamcheck.responses.view import Variable, headings_from

_AS_CSV = "in SPSS choose File, Save as, type CSV, and have the value labels written instead of the values"

#: Seconds that a file may take: a million people with 60 answers need a tenth of it.
_LONGEST = 600


class Cases:
    """The cases of a file, as text.

    Attributes:
        line: Always None: a data file has cases, not lines.
    """

    def __init__(self, columns: Sequence[Sequence[str]]) -> None:
        self.line: int | None = None
        self._columns = columns

    def __iter__(self) -> Iterator[list[str]]:
        """Every case from the first."""
        return map(list, zip(*self._columns, strict=True))


def read_spss(blob: Blob, lexicon: Lexicon, encoding: str | None) -> Table:
    """Read a data file whose rows are numbered as SPSS numbers its cases, from 1.

    Args:
        blob: The file.
        lexicon: The questionnaire's words: names are headings, or labels are, whichever say more of them.
        encoding: What the user says of the letters; None for what the file says.

    Raises:
        ResponsesError: pyreadstat is not installed, the file is damaged, or its letters cannot be told.
    """
    if find_spec("pyreadstat") is None:
        message = "to read SPSS files, teamcheck needs pyreadstat, which is not installed"
        raise problem(Code.SPSS_FILE, Place(blob.name), message, f"pip install 'teamcheck[spss]', or {_AS_CSV}.")
    found = _read_apart(blob, encoding)
    columns = [each.pop("cells") for each in found["variables"]]
    variables = tuple(Variable(**each) for each in found["variables"])
    if not variables:
        raise _not_read(blob.name, "it has no variables")
    read = f"SPSS data, letters in {found['encoding'] or encoding or 'UTF-8'}"
    return Table(blob.name, None, headings_from(variables, lexicon), 0, Cases(columns), read, variables=variables)


def _read_apart(blob: Blob, encoding: str | None) -> Mapping[str, Any]:
    """What `teamcheck.responses.files.spss_child` reads of a file, in a process that may end without this one.

    Raises:
        ResponsesError: The file is damaged, holds too much, or its letters cannot be told.
    """
    # -P: what lies in the folder that somebody is in is never run
    command = [sys.executable, "-P", "-W", "ignore", "-m", spss_child.__name__, encoding or ""]
    try:
        done = subprocess.run(  # noqa: S603  Python itself, with a word that is no command
            command, input=blob.all(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=_LONGEST, check=False
        )
    except subprocess.TimeoutExpired:
        raise _not_read(blob.name, "it takes too long") from None
    if done.returncode == spss_child.READ:
        found: Mapping[str, Any] = json.loads(done.stdout)
        return found
    if done.returncode == spss_child.OTHER_LETTERS:
        raise ResponsesError([encoding_problem(Place(blob.name), "", can_be_said=True)])
    if done.returncode == spss_child.TOO_LARGE:
        raise _not_read(blob.name, "it is too large for what it is packed into")
    raise _not_read(blob.name, "it is damaged, or not all of it is there")


def _not_read(name: str, reason: str) -> ResponsesError:
    fix = f"Copy it again, or {_AS_CSV}."
    return problem(Code.SPSS_FILE, Place(name), f"the SPSS file cannot be read: {reason}", fix)
