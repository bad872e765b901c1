"""Gives spoilt files to one reader, guided by atheris to those that reach lines no other has reached.

    python benchmarks/fuzz/guided.py READER [-runs=20000] [-timeout=5] [-max_total_time=600] [CORPUS_FOLDER]

The words after the reader are libFuzzer's own. README.md says how atheris is set up.
"""

import random
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["teamcheck"]):
    from mutate import SPOIL
    from readers import Readers
    from seeds import SEEDS

LARGEST = 1 << 16


def main() -> None:
    name, words = sys.argv[1], sys.argv[2:]
    readers, spoil = Readers(), SPOIL[name]

    def spoilt(content: bytes, largest: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.1:
            return atheris.Mutate(content, largest)
        found = spoil(content, chance)
        return found if len(found) <= largest else content

    corpus = Path(tempfile.mkdtemp(prefix=f"corpus-{name}-"))
    for number, content in enumerate(SEEDS[name]()):
        (corpus / str(number)).write_bytes(content)
    own = [word for word in words if not word.startswith("-")]
    options = [word for word in words if word.startswith("-")]
    given = [sys.argv[0], f"-max_len={LARGEST}", "-timeout=5", "-rss_limit_mb=1000", *options, *own, str(corpus)]
    atheris.Setup(given, lambda content: readers.read(name, content) and None, custom_mutator=spoilt)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
