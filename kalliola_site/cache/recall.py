"""Make things of what they come from, except those that earlier builds made: the others are shared out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from kalliola_site.cache.memory import Memory
from kalliola_site.cache.workers import OnProgress, ignore, parallel_map

Item = TypeVar("Item")
Made = TypeVar("Made")


def recall_or_make(  # noqa: PLR0913, PLR0917 - one parameter a part of the sentence
    kind: str,
    items: Sequence[Item],
    inputs: Callable[[Item], tuple[bytes, ...]],
    make: Callable[[Item], Made | None],
    memory: Memory,
    on_progress: OnProgress = ignore,
) -> list[Made | None]:
    """Return what is made of each item, in order.

    Args:
        kind: What is made.
        items: What it is made of.
        inputs: Gives digests of all that an item's result comes from.
        make: Makes it, or gives None where it cannot; what it gives is of texts, bytes, numbers and tuples.
        memory: What earlier builds made; what is made now is kept there.
        on_progress: Called with how far the work is.

    Raises:
        WorkerKilledError: A process that did a part of it was killed.
    """
    digests = [inputs(item) for item in items]
    results: list[Made | None] = [memory.recall(kind, *digest) for digest in digests]
    missing = [place for place, result in enumerate(results) if result is None]
    made = parallel_map(make, [items[place] for place in missing], on_progress=on_progress)
    for place, result in zip(missing, made, strict=True):
        results[place] = result
        if result is not None:
            memory.keep(result, kind, *digests[place])
    return results
