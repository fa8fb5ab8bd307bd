"""The text of ``content/addresses.yml``."""

from __future__ import annotations

from collections.abc import Iterator

from kalliola_site.model.address_record import AddressRecord


def record_text(record: AddressRecord, introduction: str) -> str:
    """Write a record as YAML, one line a page, in a fixed order, so that changes to it read well.

    Args:
        record: What was published; no name or address in it needs quotes.
        introduction: The comment that the file begins with.
    """
    return introduction + "".join(_lines(record))


def _lines(record: AddressRecord) -> Iterator[str]:
    yield "addresses:\n" if record.addresses else "addresses: {}\n"
    for language, names in record.addresses.items():
        yield f"  {language}:\n"
        yield from (f"    {name}: [{', '.join(addresses)}]\n" for name, addresses in names.items())
    yield "anchors:\n" if record.anchors else "anchors: {}\n"
    yield from (f"  {name}: [{', '.join(anchors)}]\n" for name, anchors in record.anchors.items())
    if record.renamed:
        yield "renamed:\n"
        yield from (f"  {old}: {new}\n" for old, new in record.renamed.items())
