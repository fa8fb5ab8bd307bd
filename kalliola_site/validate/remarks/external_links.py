"""Links out of the site: each address is asked whether it is still there, many at once and not for long.

Only ``check --external`` does this. What other servers answer is never an error of ours, so all that is
found is a warning; but whoever asks with ``--external=fail`` wants to be stopped by what readers have lost.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from http import HTTPStatus
from itertools import pairwise
from urllib.parse import urldefrag, urlsplit

import httpx

from kalliola_site import __version__
from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.content import Content
from kalliola_site.model.links import OutsideAddress
from kalliola_site.model.paths import SITE
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Message, Problem

AT_ONCE = 16
"""How many addresses are asked at the same time."""
AT_ONCE_OF_A_HOST = 2
"""How many of them on one host: nobody wants to be taken for an attack."""
LONGEST_CHAIN = 5
"""How many redirects in a row are followed."""

LOST = (messages.remarks.OUTSIDE_GONE, messages.remarks.OUTSIDE_NO_HOST)
"""What surely keeps readers from a page; all else may be otherwise for them, or tomorrow."""

_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_FOR_GOOD = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})


@frozen_value
class Patience:
    """How long answers are waited for, in seconds."""

    one: float = 15
    """For one address, with all its redirects."""
    all: float = 90
    """For all of them together."""


@frozen_value
class _Remark:
    message: Message
    values: Mapping[str, object]


def outside_link_problems(
    content: Content,
    patience: Patience = Patience(),  # noqa: B008 - a frozen value
) -> Iterator[Problem]:
    """Ask every address on the web that content links to, and tell of those that do not answer well."""
    links = [link for link in _addresses(content) if urlsplit(link.href).scheme in ("http", "https")]
    found = asyncio.run(_ask_all({urldefrag(link.href).url for link in links}, patience))
    for link in links:
        remark = found[urldefrag(link.href).url]
        if remark is not None:
            yield Problem(link.place, remark.message, remark.values, severity="warning")


def _addresses(content: Content) -> Iterator[OutsideAddress]:
    yield from content.outside
    if website := content.site.organisation.website:
        place = content.documents[SITE].place(("organisation", "website"))
        yield OutsideAddress(website, place)


async def _ask_all(urls: Iterable[str], patience: Patience) -> dict[str, _Remark | None]:
    async with httpx.AsyncClient(
        follow_redirects=True,
        max_redirects=LONGEST_CHAIN,
        timeout=None,  # noqa: S113 - the limit is on each address as a whole
        headers={"User-Agent": f"kalliola-site/{__version__} (link check)"},
    ) as client:
        everywhere = asyncio.Semaphore(AT_ONCE)
        on_host: dict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(AT_ONCE_OF_A_HOST))

        async def ask(url: str) -> _Remark | None:
            async with on_host[urlsplit(url).netloc], everywhere:
                return await _ask(client, url, patience.one)

        tasks = {url: asyncio.create_task(ask(url)) for url in sorted(urls)}
        if tasks:
            _, late = await asyncio.wait(tasks.values(), timeout=patience.all)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        too_late = _Remark(messages.remarks.OUTSIDE_NOT_ASKED, {"seconds": f"{patience.all:g}"})
        return {url: too_late if task.cancelled() else task.result() for url, task in tasks.items()}


async def _ask(client: httpx.AsyncClient, url: str, seconds: float) -> _Remark | None:
    try:
        async with asyncio.timeout(seconds):
            response = await client.head(url)
            if response.is_error:
                # Many servers answer only those who want the page itself; its text is not waited for.
                async with client.stream("GET", url) as whole:
                    response = whole
    except TimeoutError:
        return _Remark(messages.remarks.OUTSIDE_TOO_SLOW, {"seconds": f"{seconds:g}"})
    except httpx.TooManyRedirects:
        return _Remark(messages.remarks.OUTSIDE_IN_CIRCLES, {})
    except httpx.UnsupportedProtocol:
        return _Remark(messages.remarks.OUTSIDE_LEAVES_WEB, {})
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return _Remark(_why_not_connected(error), {"host": urlsplit(url).hostname})
    return _judged(response)


def _why_not_connected(error: BaseException) -> Message:
    """Look for what was behind it: httpx has one kind of error for all that prevents a connection."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, socket.gaierror):
            return messages.remarks.OUTSIDE_NO_HOST
        if isinstance(cause, ssl.SSLError):
            return messages.remarks.OUTSIDE_NOT_TRUSTED
        cause = cause.__cause__ or cause.__context__
    return messages.remarks.OUTSIDE_NO_CONNECTION


def _judged(response: httpx.Response) -> _Remark | None:
    if response.status_code in _GONE:
        return _Remark(messages.remarks.OUTSIDE_GONE, {"status": response.status_code})
    if not response.is_success:
        return _Remark(messages.remarks.OUTSIDE_REFUSES, {"status": response.status_code})
    moved_to = None
    for earlier, later in pairwise([*response.history, response]):
        if earlier.status_code not in _FOR_GOOD:
            break
        moved_to = later.url
    return None if moved_to is None else _Remark(messages.remarks.OUTSIDE_MOVED, {"url": str(moved_to)})
