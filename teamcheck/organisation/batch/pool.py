"""Finishes slices of teams side by side, in as many processes as are wanted.

Processes are started anew instead of forked: an engine's threads do not live on in a fork, and it can then wait for ever.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from teamcheck.organisation.batch.finish import finish
from teamcheck.organisation.batch.tasks import Finished, Settings, Slice
from teamcheck.report.catalogue import language
from teamcheck.report.language import ENGLISH, Language

#: Slices that wait for each process, so that none is idle and what is not begun takes no memory.
_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Sentences:
    """What the reports' own sentences are said in: a catalogue cannot be handed to another process, but be read there.

    Attributes:
        tag: The language, or None for English.
        templates: A folder of the user's own templates that may have a catalogue.
    """

    tag: str | None = None
    templates: Path | None = None

    @property
    def are_own(self) -> bool:
        """Whether a folder of the user's own may hold them, which only this computer is sure to see."""
        return self.tag is not None and self.templates is not None

    def language(self) -> Language:
        """The language.

        Raises:
            TemplateError: A catalogue cannot be read.
        """
        return ENGLISH if self.tag is None else language(self.tag, self.templates)


def finish_all(settings: Settings, slices: Iterable[Slice], sentences: Sentences, *, processes: int) -> Iterator[Finished]:
    """Finish every slice; what came of each as soon as it is there, in no order.

    Args:
        settings: What is the same for all teams.
        slices: The teams.
        sentences: What reports are said in.
        processes: How many work side by side; 1 is this one.
    """
    if processes == 1:
        said = sentences.language()
        yield from (finish(settings, part, said) for part in slices)
        return
    with ProcessPoolExecutor(processes, get_context("spawn"), _begin, (settings, sentences)) as pool:
        yield from _in_turn(pool, slices, _AHEAD * processes)


def _in_turn(pool: ProcessPoolExecutor, slices: Iterable[Slice], ahead: int) -> Iterator[Finished]:
    waiting: set[Future[Finished]] = set()
    try:
        for part in slices:
            waiting.add(pool.submit(_go_on, part))
            if len(waiting) >= ahead:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (each.result() for each in done)
        while waiting:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (each.result() for each in done)
    finally:
        for each in waiting:
            each.cancel()


#: What a process finishes slices with; set once, where it begins.
_finish: Callable[[Slice], Finished]


def _begin(settings: Settings, sentences: Sentences) -> None:
    global _finish  # noqa: PLW0603  a process has one task, and the pool hands it nothing else
    Thread(target=_end_with_parent, daemon=True).start()
    said = sentences.language()

    def with_settings(part: Slice) -> Finished:
        return finish(settings, part, said)

    _finish = with_settings


def _end_with_parent() -> None:
    """End with the process that has started this one: where that is killed, nobody else would."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _go_on(part: Slice) -> Finished:
    return _finish(part)
