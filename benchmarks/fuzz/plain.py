"""Gives spoilt files to the readers and counts them; what goes wrong is kept as a file.

    python benchmarks/fuzz/plain.py [READER...] [--inputs 20000] [--seed 1] [--kept FOLDER]

It needs nothing but what the tests need. Each input is a file that the reader accepts, spoilt one to five times. The same
seed gives the same inputs. It prints, for each reader, how many inputs were read, accepted and refused, and how long the
slowest took, and leaves 1 if anything went wrong. If the process itself is ended, the file that did it is READER-current.
"""

import argparse
import random
import signal
import sys
import time
import traceback
from pathlib import Path
from types import FrameType

from mutate import SPOIL
from readers import Readers
from seeds import SEEDS

#: How often a file is spoilt: mostly once, so that many are nearly in order.
TIMES = (1, 1, 1, 2, 5)
#: Seconds that one input may take.
LONGEST = 5


class HangError(BaseException):
    """An input takes too long; not an Exception, so that nothing catches it."""


def _hang(_signal: int, _frame: FrameType | None) -> None:
    raise HangError


def spoilt(name: str, files: list[bytes], chance: random.Random) -> bytes:
    """One of the files, spoilt."""
    content = chance.choice(files)
    for _ in range(chance.choice(TIMES)):
        content = SPOIL[name](content, chance)
    return content


def fuzz(readers: Readers, name: str, inputs: int, seed: int, kept: Path) -> tuple[int, float, int]:
    """Read so many inputs.

    Returns:
        How many were accepted, how long the slowest took in seconds, and how many went wrong.
    """
    files = SEEDS[name]()
    accepted, slowest, wrong = 0, 0.0, 0
    kept.mkdir(parents=True, exist_ok=True)
    current = kept / f"{name}-current"
    for number in range(inputs):
        content = spoilt(name, files, random.Random(f"{seed}/{name}/{number}"))
        # what ends the whole process leaves it there
        current.write_bytes(content)
        before = time.monotonic()
        signal.alarm(LONGEST)
        try:
            accepted += readers.read(name, content)
        except BaseException as error:
            signal.alarm(0)
            if isinstance(error, KeyboardInterrupt):
                raise
            wrong += 1
            (kept / f"{name}-{seed}-{number}").write_bytes(content)
            print(f"{name} {seed}/{number}: {type(error).__name__}", flush=True)
            traceback.print_exc(limit=-6)
        finally:
            signal.alarm(0)
        slowest = max(slowest, time.monotonic() - before)
    current.unlink(missing_ok=True)
    return accepted, slowest, wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("readers", nargs="*", metavar="READER", help=f"of {', '.join(SEEDS)}; all")
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kept", type=Path, default=Path("fuzz-found"))
    asked = parser.parse_args()
    if strange := set(asked.readers) - SEEDS.keys():
        parser.error(f"no reader is called {', '.join(sorted(strange))}")
    signal.signal(signal.SIGALRM, _hang)
    readers, found = Readers(), 0
    for name in asked.readers or SEEDS:
        accepted, slowest, wrong = fuzz(readers, name, asked.inputs, asked.seed, asked.kept)
        refused = asked.inputs - accepted - wrong
        print(
            f"{name}: {asked.inputs} read, {accepted} accepted, {refused} refused, {wrong} wrong, slowest {slowest:.2f} s",
            flush=True,
        )
        found += wrong
    readers.close()
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
