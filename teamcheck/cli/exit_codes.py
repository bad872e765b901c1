"""What the number means that a run leaves behind; docs/exit-codes.md says the same to people."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Below 10 it speaks of the run; codes from 10 speak of the team and belong to gates."""

    DONE = 0
    BUG = 1
    USAGE = 2
    BAD_INPUT = 3
    FAILED = 10
    CANNOT_BE_JUDGED = 11
    INTERRUPTED = 130
