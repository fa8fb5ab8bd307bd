"""What a build has made can be read again, however much it is and whoever reads it."""

from __future__ import annotations

import os

import pytest

from kalliola_site.cache import spool
from kalliola_site.cache.spool import Spool


@pytest.mark.parametrize("in_memory", [0, 10, 1000])
def test_what_was_added_is_read_again(monkeypatch: pytest.MonkeyPatch, in_memory: int) -> None:
    monkeypatch.setattr(spool, "_IN_MEMORY", in_memory)
    pieces = [b"one", b"", b"two" * 3, b"three" * 7]
    made = Spool()
    places = [(made.add(piece), len(piece)) for piece in pieces]
    assert [made.read(*place) for place in places] == pieces
    assert b"".join(made.whole()) == b"".join(pieces)
    assert made.size == sum(map(len, pieces))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_a_copy_of_the_process_adds_what_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "_IN_MEMORY", 0)
    made = Spool()
    first = made.add(b"first"), 5
    child = os.fork()
    if not child:
        own = made.add(b"only here"), 9
        os._exit(0 if (made.read(*first), made.read(*own)) == (b"first", b"only here") else 1)
    assert os.waitpid(child, 0)[1] == 0
    second = made.add(b"second"), 6
    assert (made.read(*first), made.read(*second)) == (b"first", b"second")
    assert b"".join(made.whole()) == b"firstsecond"
