# /// script
# requires-python = ">=3.11"
# dependencies = ["brotli==1.2.1", "fonttools==4.68.0"]
# ///
"""Make the site's two font files again from the published npm packages.

Needed only when a face, an axis or the set of characters changes: the results are kept in the repository.
The same inputs give the same bytes. npm has to be on the PATH. From the root of the repository, either::

    uv run --script scripts/make_fonts.py

or, in a virtual environment to be thrown away afterwards::

    python3 -m venv .cache/fonts
    .cache/fonts/bin/pip install brotli==1.2.1 fonttools==4.68.0
    .cache/fonts/bin/python scripts/make_fonts.py

To compute the measures of the stand-in faces too, name font files to measure (the Liberation fonts are as
wide as Arial and Times New Roman)::

    … scripts/make_fonts.py --measure LiberationSans-Bold.ttf LiberationSerif-Regular.ttf

What is done to a face, in order: the `latin` and `latin-ext` files are cut to the axes wanted; the letters of
MOVED that the second has are moved into the first and kerned as their likes; everything but CHARACTERS is
dropped; names and dates are fixed.

Beside each font its letters are written as outlines, for the pictures that people share: those are drawn
without a browser, which could read the font. To write outlines of another font, of a brand of your own::

    … scripts/make_fonts.py --outlines other.woff2
"""

import argparse
import base64
import copy
import hashlib
import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.varLib.hvar import add_HVAR
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).resolve().parent.parent / "templates" / "assets" / "fonts"

MOVED = dict(zip("čČđĐŋŊšŠŧŦžŽǧǦǥǤǩǨʒƷǯǮʹ", "cCdDnNsStTzZgGgGkKzZzZ′", strict=True))
"""The letters that only the `latin-ext` file can have, each with the character that it is kerned as."""

CHARACTERS = frozenset(
    {chr(code) for code in range(0x20, 0x7F)}
    | {chr(code) for code in range(0xA0, 0x100)}
    | set(MOVED)
    | set("ʼ–—’‘‚“”„…•€−′″™\u2009")
)
"""ASCII, Latin-1, the letters of Northern, Inari and Skolt Sámi (š and ž are Finnish, too), and the marks of
Finnish and English typography. U+2009 is a thin space."""

MAY_LACK = frozenset("\u00a4\u00ad")
"""A face need not have the currency sign, which nobody writes, nor the soft hyphen, drawn as a hyphen."""

KERNED = frozenset(c for c in CHARACTERS if c.isalpha()) | set("0123456789.,:–’”-()")
KERNING_STEP = 6
"""Kerning of outlines is for words and years only, and as fine as can be seen in a picture."""

FEATURES = ("kern", "liga", "rvrn", "lnum", "pnum", "tnum")
DROPPED = ("HVAR", "VVAR", "vhea", "vmtx")
"""Measures of writing from top to bottom, and HVAR, which is built anew from the glyphs."""

MODIFIED = 3_818_448_000
"""The date written into the files: 1 January 2025, in seconds since 1904."""

FREQUENCIES = {
    " ": 106, "a": 101, "i": 91, "t": 90, "e": 82, "s": 65, "n": 57, "m": 56, "l": 45,
    "u": 41, "o": 38, "k": 34, "ä": 31, "v": 24, "y": 22, "j": 19, "r": 19, "h": 19,
    ".": 12, "ö": 12, "p": 10, "d": 9, ",": 5, "g": 2, "2": 2,
}  # fmt: skip
"""How often each character comes in a thousand of the strategy's Finnish text, in small letters."""


@dataclass(frozen=True)
class Face:
    """A face to make: where it comes from and what is kept of it."""

    slug: str
    family: str
    style: str
    package: str
    version: str
    integrity: str
    axes: str
    """Which of the package's files: `standard` has all axes."""
    lacks: frozenset[str]
    """The letters of CHARACTERS that the package does not have."""
    limits: dict[str, float | tuple[float, float] | tuple[float, float, float]]
    """A number pins an axis, a pair narrows it, and three say its default, too, in the middle."""
    measured_at: dict[str, float]
    """Where on the kept axes the face is measured against its stand-ins."""
    drawn_at: dict[str, float]
    """Where on the kept axes its outlines are taken: as a heading on a picture that is seen small."""


FACES = (
    Face(
        slug="bricolage-grotesque",
        family="Bricolage Grotesque",
        style="Bold",
        package="@fontsource-variable/bricolage-grotesque",
        version="5.3.0",
        integrity="sha512-TLi9Q4hJjS2UvoTMRSS2nHu6c4R56lAw60NR9QYtVRCHn0XtsFpiEhNffZ8Glsoxu6wEEwLKBP8lb94J52PNBA==",
        axes="standard",
        lacks=frozenset("ŧŦǧǦǥǤǩǨʒƷǯǮʹʼ"),
        limits={"wght": 700, "wdth": 85, "opsz": (12, 16, 96)},
        measured_at={"opsz": 32},
        drawn_at={"opsz": 48},
    ),
    Face(
        slug="literata",
        family="Literata",
        style="Regular",
        package="@fontsource-variable/literata",
        version="5.3.0",
        integrity="sha512-1Jw7xvOcoGyB83lxB2nG4bfNbqtX2/TTbdh9sHAOmU064SvmSdulDtA5RBu5JYWf64fdaKX7xU+z3GO1T2bCHA==",
        axes="standard",
        lacks=frozenset("ǥǤǩǨʒƷǯǮ"),
        limits={"wght": (400, 700), "opsz": 14},
        measured_at={"wght": 400},
        drawn_at={"wght": 700},
    ),
)


def main() -> None:
    """Make every face and say what came out."""
    parser = argparse.ArgumentParser(description="Make the site's fonts again from their npm packages.")
    parser.add_argument("--output", type=Path, default=FONTS, help="the folder to write to")
    parser.add_argument("--measure", type=Path, nargs="+", default=[], help="fonts to compare the faces with")
    parser.add_argument(
        "--outlines", type=Path, nargs="+", default=[], help="only write outlines of these fonts"
    )
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    for path in options.outlines:
        write_outlines(options.output, path.stem, path.read_bytes(), {"wght": 700, "opsz": 48})
    if options.outlines:
        return
    for face in FACES:
        made, licence = make(face)
        (options.output / f"{face.slug}.woff2").write_bytes(made)
        (options.output / f"{face.slug}.LICENSE.txt").write_bytes(licence)
        _say(f"{face.slug}.woff2  {len(made):,} bytes  sha256 {hashlib.sha256(made).hexdigest()}")
        write_outlines(options.output, face.slug, made, face.drawn_at)
        for path in options.measure:
            _say(f"  in place of it, {path.name}: {stand_in(face, made, path)}")


def make(face: Face) -> tuple[bytes, bytes]:
    """Return a face's woff2 file and its licence."""
    with tarfile.open(fileobj=io.BytesIO(package(face))) as archive:
        font, extended = (
            instance(face, _member(archive, f"files/{face.slug}-{part}-{face.axes}-normal.woff2"))
            for part in ("latin", "latin-ext")
        )
        licence = _member(archive, "LICENSE")
    for table in DROPPED:
        if table in font:
            del font[table]
    for character, like in MOVED.items():
        if character not in face.lacks:
            move(font, extended, ord(character), ord(like))
    reduce(font, face)
    add_HVAR(font)
    name(font, face)
    font.recalcTimestamp = False
    font["head"].modified = MODIFIED
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written, reorderTables=True)
    return written.getvalue(), licence


def package(face: Face) -> bytes:
    """Get a package with npm, and make sure that it is the one that was used the first time."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is not on the PATH; it is needed to get the fonts' packages.")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [npm, "pack", "--silent", "--pack-destination", folder, f"{face.package}@{face.version}"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        (path,) = Path(folder).glob("*.tgz")
        content = path.read_bytes()
    found = "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()
    if found != face.integrity:
        raise SystemExit(f"{face.package}@{face.version} is not the package expected: it has {found}.")
    return content


def instance(face: Face, woff2: bytes) -> TTFont:
    """Open a font and cut its axes down to those wanted."""
    font = TTFont(io.BytesIO(woff2), recalcTimestamp=False)
    instantiateVariableFont(font, face.limits, inplace=True)
    font["fvar"].instances = []
    variations = font["gvar"].variations
    for glyph in font.getGlyphOrder():
        variations.setdefault(glyph, [])  # the instancer leaves out glyphs that no longer change
    return font


def move(font: TTFont, source: TTFont, code: int, like: int) -> None:
    """Copy a letter from one font into another of the same design, and kern it as another letter there."""
    glyph = source.getBestCmap()[code]
    _copy_glyph(font, source, glyph)
    for table in font["cmap"].tables:
        table.cmap[code] = glyph
    if font["GDEF"].table.GlyphClassDef:
        font["GDEF"].table.GlyphClassDef.classDefs[glyph] = 1
    for pairs in _kerning(font):
        _kern_alike(pairs, glyph, font.getBestCmap()[like])


def _copy_glyph(font: TTFont, source: TTFont, name: str) -> None:
    """Copy a glyph with the glyphs it is composed of, and how they change along the axes."""
    glyph = source["glyf"][name]
    if name in font.getGlyphOrder():
        if glyph != font["glyf"][name]:
            raise SystemExit(f"The two files have different glyphs named {name}.")
        return
    for component in glyph.getComponentNames(source["glyf"]):
        _copy_glyph(font, source, component)
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = copy.deepcopy(glyph)
    font["hmtx"][name] = source["hmtx"][name]
    font["gvar"].variations[name] = copy.deepcopy(source["gvar"].variations.get(name, []))


def _kerning(font: TTFont) -> Iterator[otTables.PairPos]:
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            inner = getattr(subtable, "ExtSubTable", subtable)
            if isinstance(inner, otTables.PairPos):
                yield inner


def _kern_alike(pairs: otTables.PairPos, glyph: str, like: str) -> None:
    """Give a glyph the pairs of another. New glyphs come last in a font, so what is appended is in order."""
    one_by_one = pairs.Format == 1
    if one_by_one:
        for pair_set in pairs.PairSet:
            for record in [record for record in pair_set.PairValueRecord if record.SecondGlyph == like]:
                added = copy.deepcopy(record)
                added.SecondGlyph = glyph
                pair_set.PairValueRecord.append(added)
    else:
        for classes in (pairs.ClassDef1.classDefs, pairs.ClassDef2.classDefs):
            if like in classes:
                classes[glyph] = classes[like]
    if like in pairs.Coverage.glyphs:
        if one_by_one:
            pairs.PairSet.append(copy.deepcopy(pairs.PairSet[pairs.Coverage.glyphs.index(like)]))
        pairs.Coverage.glyphs.append(glyph)


def reduce(font: TTFont, face: Face) -> None:
    """Drop every glyph and feature that the site does not use."""
    lacking = CHARACTERS - MAY_LACK - face.lacks - {chr(code) for code in font.getBestCmap()}
    if lacking:
        raise SystemExit(f"The font has no {' '.join(sorted(f'U+{ord(c):04X}' for c in lacking))}.")
    options = Options()
    options.layout_features = list(FEATURES)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.recalc_average_width = True
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(CHARACTERS)))
    subsetter.subset(font)


def name(font: TTFont, face: Face) -> None:
    """Name the font as style sheets and drawing programs look for it. Neither licence reserves a name."""
    full = face.family if face.style == "Regular" else f"{face.family} {face.style}"
    postscript = f"{face.family.replace(' ', '')}-{face.style}"
    version = font["name"].getDebugName(5).split(";")[0]
    for number, text in {
        1: face.family,
        2: face.style,
        3: f"{version.removeprefix('Version ')};{postscript};subset",
        4: full,
        5: f"{version}; subset of {face.package} {face.version}",
        6: postscript,
    }.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    bold = face.style == "Bold"
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0b110_0001 | (0b10_0000 if bold else 0b100_0000)
    font["head"].macStyle = int(bold)


def write_outlines(folder: Path, slug: str, made: bytes, drawn_at: dict[str, float]) -> None:
    """Write the letters of a font as a table: for each its advance and its outline, and the kerning.

    Lengths are in units of the em. Outlines are SVG path data with y downwards from the baseline, as in
    pictures. Kerning goes from the first letter by the amount to all the second letters.
    """
    font = TTFont(io.BytesIO(made))
    if "fvar" in font:
        instantiateVariableFont(
            font, {axis.axisTag: drawn_at.get(axis.axisTag) for axis in font["fvar"].axes}, inplace=True
        )
    glyphs = font.getBestCmap()
    letters = {chr(code): name for code, name in sorted(glyphs.items()) if chr(code) in CHARACTERS}
    drawings = font.getGlyphSet()
    outlines = {}
    for letter, glyph in letters.items():
        pen = SVGPathPen(drawings, ntos=lambda number: str(round(number)))
        drawings[glyph].draw(TransformPen(pen, (1, 0, 0, -1, 0, 0)))
        outlines[letter] = [font["hmtx"][glyph][0], pen.getCommands()]
    table = {
        "unitsPerEm": font["head"].unitsPerEm,
        "capHeight": font["OS/2"].sCapHeight,
        "letters": outlines,
        "kerning": {left: pairs for left in letters if (pairs := kerned(font, letters, left))},
    }
    written = lines_of(table).encode()
    (folder / f"{slug}.outlines.json").write_bytes(written)
    _say(f"{slug}.outlines.json  {len(written):,} bytes")


def kerned(font: TTFont, letters: dict[str, str], left: str) -> dict[int, str]:
    """Say by how much the room between a letter and those after it changes."""
    amounts: dict[int, str] = {}
    for right, glyph in letters.items():
        found = (_amount(pairs, letters[left], glyph) for pairs in _kerning(font))
        amount = next((amount for amount in found if amount is not None), 0)  # the first that knows decides
        rounded = round(amount / KERNING_STEP) * KERNING_STEP
        if abs(rounded) > KERNING_STEP and {left, right} <= KERNED:
            amounts[rounded] = amounts.get(rounded, "") + right
    return amounts


def _amount(pairs: otTables.PairPos, left: str, right: str) -> int | None:
    if left not in pairs.Coverage.glyphs:
        return None
    if pairs.Format == 1:
        records = pairs.PairSet[pairs.Coverage.glyphs.index(left)].PairValueRecord
        values = [record.Value1 for record in records if record.SecondGlyph == right]
        if not values:
            return None
    else:
        row = pairs.Class1Record[pairs.ClassDef1.classDefs.get(left, 0)].Class2Record
        values = [row[pairs.ClassDef2.classDefs.get(right, 0)].Value1]
    return getattr(values[0], "XAdvance", 0)


def lines_of(table: dict[str, object]) -> str:
    """Write JSON with one letter a line, so that a change can be read."""
    parts = []
    for key, value in table.items():
        if isinstance(value, dict):
            lines = ",\n".join(f"  {_json(name)}: {_json(entry)}" for name, entry in value.items())
            parts.append(f"{_json(key)}: {{\n{lines}\n}}")
        else:
            parts.append(f"{_json(key)}: {_json(value)}")
    return "{" + ",\n".join(parts) + "}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def stand_in(face: Face, made: bytes, path: Path) -> str:
    """Say how another font is to be stretched to take up the room of a face.

    Its letters are scaled by the ratio of the mean widths of Finnish text. The browser scales the heights
    given to it by the same ratio, so they are divided by it beforehand.
    """
    font = instantiateVariableFont(TTFont(io.BytesIO(made)), face.measured_at)
    ratio = mean_width(font) / mean_width(TTFont(path))
    line = font["hhea"]
    ascent, descent, gap = (
        value / font["head"].unitsPerEm / ratio for value in (line.ascent, -line.descent, line.lineGap)
    )
    return (
        f"size-adjust {ratio:.2%}, ascent-override {ascent:.2%}, "
        f"descent-override {descent:.2%}, line-gap-override {gap:.2%}"
    )


def mean_width(font: TTFont) -> float:
    """Return the mean width of the characters of Finnish text, in ems."""
    glyphs = font.getBestCmap()
    total = sum(font["hmtx"][glyphs[ord(character)]][0] * times for character, times in FREQUENCIES.items())
    return float(total / sum(FREQUENCIES.values()) / font["head"].unitsPerEm)


def _member(archive: tarfile.TarFile, path: str) -> bytes:
    file = archive.extractfile(f"package/{path}")
    if file is None:
        raise SystemExit(f"The package has no file {path}.")
    return file.read()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
