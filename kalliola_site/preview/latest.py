"""What the preview shows: the last good site, and what stands in the way of a newer one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping

from kalliola_site.frozen_value import frozen_value
from kalliola_site.pipeline import Site
from kalliola_site.problems.problem import Phrase, Problem, ProblemsFoundError


@frozen_value
class Latest:
    """The state of the preview after a build."""

    site: Site | None = None
    """The last site that could be built; none where no build has succeeded yet."""
    problems: tuple[Problem, ...] = ()
    """For what the last build was refused."""
    failure: Phrase | None = None
    """How the last build failed where the content is not to blame."""

    @property
    def is_held_back(self) -> bool:
        """Whether the files say something else by now, from which no site could be built."""
        return bool(self.problems) or self.failure is not None

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What could be better in the site."""
        return () if self.site is None else self.site.warnings

    @property
    def files(self) -> Mapping[str, bytes] | None:
        """The files of the site by path below its root, if there is one."""
        return None if self.site is None else self.site.files


def built_anew(latest: Latest, build: Callable[[], Site], explain: Callable[[Exception], Phrase]) -> Latest:
    """Build again; where that fails, the site stays as it was.

    Args:
        latest: The state before.
        build: Builds the site.
        explain: Puts into words how the program or the machine failed.
    """
    try:
        site = build()
    except ProblemsFoundError as found:
        return Latest(latest.site, found.problems)
    except Exception as error:  # noqa: BLE001 - whatever happens, the preview goes on
        return Latest(latest.site, failure=explain(error))
    return Latest(site)


class StateChannel:
    """Holds the latest state, and lets any number of streams wait for the next."""

    def __init__(self) -> None:
        self.latest = Latest()
        self._news = asyncio.Event()
        self._closed = False

    def put(self, latest: Latest) -> None:
        """Show a new state to all who wait."""
        self.latest = latest
        self._wake()

    def close(self) -> None:
        """Let all streams end."""
        self._closed = True
        self._wake()

    async def states(self) -> AsyncIterator[Latest]:
        """Return the state as it is, then each newer one, until closed."""
        while not self._closed:
            news = self._news
            yield self.latest
            await news.wait()

    def _wake(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()
