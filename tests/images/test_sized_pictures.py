"""Pictures of updates: small enough for phones, in formats that browsers like, and nothing hidden in them."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageOps

from kalliola_site.cli.main import main
from kalliola_site.images.rasterising import rasterise
from kalliola_site.pipeline import CACHE, Site, assemble, build
from kalliola_site.problems.problem import Problem, ProblemsFoundError
from tests.conftest import copy_project, make_anew
from tests.support.site_pages import Element, find_all, pages
from tests.support.updates import OPENING, PICTURE, drawn, saved, with_updates
from tests.validate.test_content import change

PAGE = "en/updates/opening/index.html"


@pytest.fixture
def lively(project: Path) -> Path:
    """A project with updates."""
    return with_updates(project)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with updates."""
    project = with_updates(copy_project(tmp_path_factory.mktemp("pictures") / "project"))
    return assemble(with_picture(project, saved(drawn(1700, 1100))))


def versions(site: Site) -> dict[str, Image.Image]:
    return {
        path.removeprefix("assets/pictures/"): Image.open(io.BytesIO(data))
        for path, data in site.files.items()
        if path.startswith("assets/pictures/")
    }


def picture_of(site: Site) -> Element:
    (picture,) = find_all(pages({PAGE: site.files[PAGE]})[PAGE], "picture")
    return picture


def with_picture(project: Path, data: bytes, name: str = "Avajaiset päivä.JPG") -> Path:
    """Give the update another picture."""
    (project / PICTURE).unlink()
    (project / "content/updates" / name).write_bytes(data)
    change(project, OPENING, "Avajaiset päivä.JPG", name)
    return project


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("Failed to encode image: Out of memory"),
        ValueError("encoding error 1"),
        OSError("error -9"),
    ],
)
def test_an_encoder_without_memory_is_no_mistake_of_anyone(
    lively: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Image.Image, "save", fail)
    make_anew(lively)
    with pytest.raises(MemoryError):
        assemble(lively)


@pytest.mark.parametrize(
    "encoder", ["PIL.Image.Image.save", "PIL.Image.Image.resize", "resvg_py.svg_to_bytes"]
)
def test_without_memory_for_a_picture_a_build_says_so_and_publishes_nothing(
    lively: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], encoder: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(encoder, fail)
    rasterise.cache_clear()
    make_anew(lively)
    out = lively / "dist"
    assert main(["build", "--project", str(lively), "--out", str(out), "--lang", "en"]) == 3
    told = capsys.readouterr().err.splitlines()
    assert told[-1].startswith("The machine could not do it: its memory ran out.")
    assert not any("Traceback" in line for line in told)
    assert not out.exists()


@pytest.mark.parametrize("size", [(40, 17_000), (17_000, 40)])
def test_a_picture_longer_than_its_formats_have_room_for_is_told_of(
    lively: Path, size: tuple[int, int]
) -> None:
    with_picture(lively, saved(drawn(*size)))
    with pytest.raises(ProblemsFoundError) as found:
        assemble(lively)
    (problem,) = (item for item in found.value.problems if item.severity == "error")
    assert (problem.place.path, problem.message.id) == (OPENING, "picture-long")


def test_there_are_three_formats_in_three_widths(built: Site) -> None:
    kinds = {(picture.format, picture.width) for picture in versions(built).values()}
    assert kinds == {(kind, width) for kind in ("AVIF", "WEBP", "JPEG") for width in (480, 960, 1600)}


def test_a_phone_gets_at_most_30_kilobytes_of_a_picture(built: Site) -> None:
    phone = [len(data) for path, data in built.files.items() if "/opening-480." in path]
    assert max(phone) <= 30 * 1024


def test_browsers_choose_by_format_and_width(built: Site) -> None:
    picture = picture_of(built)
    assert [source.get("type") for source in picture.iter("source")] == ["image/avif", "image/webp"]
    for element in (*picture.iter("source"), *picture.iter("img")):
        choices = [choice.split() for choice in element.attrib["srcset"].split(",")]
        assert [width for _, width in choices] == ["480w", "960w", "1600w"]
        assert all(href.removeprefix("../../../") in built.files for href, _ in choices)
        assert element.get("sizes")


def test_the_picture_holds_its_place_and_says_what_it_shows(built: Site) -> None:
    (image,) = picture_of(built).iter("img")
    assert (image.get("width"), image.get("height")) == ("1600", "1035")
    assert image.get("alt") == "People in a yard."
    assert "-960." in image.attrib["src"]


def test_no_picture_is_made_larger_than_it_came(lively: Path) -> None:
    small = assemble(with_picture(lively, saved(drawn(700, 500))))
    assert {picture.size for picture in versions(small).values()} == {(480, 343), (700, 500)}


def test_a_picture_as_narrow_as_a_phone_comes_in_one_width(lively: Path) -> None:
    small = assemble(with_picture(lively, saved(drawn(480, 300))))
    assert {picture.size for picture in versions(small).values()} == {(480, 300)}


def private(picture: Image.Image) -> bytes:
    """A photo that says where, when and by whom it was taken, on a camera that was held upright."""
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter to the right
    exif[0x013B] = "Photographer’s name"
    exif.get_ifd(0x8825)[1] = "N"
    return saved(picture, exif=exif, comment=b"taken at home", icc_profile=srgb(), xmp=b"<x:xmpmeta/>")


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def test_a_picture_is_turned_as_its_camera_was_held(lively: Path) -> None:
    upright = drawn(600, 900)
    lying = upright.transpose(Image.Transpose.ROTATE_90)
    made = versions(assemble(with_picture(lively, private(lying))))
    assert made
    for picture in made.values():
        assert picture.width < picture.height
        assert picture.convert("RGB").getpixel((5, 5))[0] > 180  # the red corner is at the upper left
    (image,) = picture_of(assemble(lively)).iter("img")
    assert (image.get("width"), image.get("height")) == ("600", "900")


def test_nothing_but_pixels_is_published(lively: Path) -> None:
    site = assemble(with_picture(lively, private(drawn(900, 600))))
    for picture in versions(site).values():
        assert not picture.getexif()
        assert not {"exif", "icc_profile", "comment", "xmp", "photoshop"} & set(picture.info)
    for path, data in site.files.items():
        if path.startswith("assets/pictures/"):
            assert b"Photographer" not in data
            assert b"taken at home" not in data


def test_colours_of_another_profile_are_turned_into_those_of_the_web(lively: Path) -> None:
    picture = Image.new("L", (500, 300), 128)
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    plain = versions(assemble(with_picture(lively, saved(picture, "PNG"), "grey.png")))
    # A profile of another kind of picture is passed over.
    data = saved(picture, "PNG", icc_profile=lab.tobytes())
    (lively / "content/updates/grey.png").write_bytes(data)
    assert {name: image.size for name, image in versions(assemble(lively)).items()} == {
        name: image.size for name, image in plain.items()
    }


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "CMYK", "1", "LA"])
def test_pictures_of_every_kind_of_colour_are_taken_over(lively: Path, mode: str) -> None:
    kind, name = ("JPEG", "kuva.jpeg") if mode == "CMYK" else ("PNG", "kuva.png")
    site = assemble(with_picture(lively, saved(drawn(500, 300).convert("RGB").convert(mode), kind), name))
    assert {picture.convert("RGB").size for picture in versions(site).values()} == {(480, 288), (500, 300)}


def test_sixteen_bits_of_grey_are_taken_over(lively: Path) -> None:
    scan = Image.new("I;16", (500, 300), 32768)
    site = assemble(with_picture(lively, saved(scan, "PNG"), "scan.png"))
    assert all(abs(picture.convert("L").getpixel((9, 9)) - 128) <= 2 for picture in versions(site).values())


def test_what_is_transparent_becomes_paper(lively: Path) -> None:
    clear = Image.new("RGBA", (500, 300), (0, 0, 0, 0))
    site = assemble(with_picture(lively, saved(clear, "PNG"), "clear.png"))
    assert all(min(picture.convert("RGB").getpixel((9, 9))) > 250 for picture in versions(site).values())


def test_the_same_picture_gives_the_same_bytes_made_anew_or_kept(lively: Path, tmp_path: Path) -> None:
    anew = assemble(lively).files
    build(lively, tmp_path / "dist")
    assert any((lively / CACHE).iterdir())
    assert assemble(lively).files == anew


def test_a_kept_picture_is_not_made_again(
    lively: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(lively, tmp_path / "first")

    def fail(*_: object) -> None:
        pytest.fail("the picture was read again")

    monkeypatch.setattr(ImageOps, "exif_transpose", fail)
    assemble(lively)


# What cannot be used


def told(project: Path) -> Problem:
    with pytest.raises(ProblemsFoundError) as found:
        assemble(project)
    (problem,) = (item for item in found.value.problems if item.severity == "error")
    return problem


def chunked_png(width: int, height: int) -> bytes:
    """A PNG that says in its head how large it is, and has no more than that."""
    small = saved(Image.new("1", (1, 1)), "PNG")
    head = small[12:16] + width.to_bytes(4, "big") + height.to_bytes(4, "big") + small[24:29]
    return small[:8] + (13).to_bytes(4, "big") + head + zlib.crc32(head).to_bytes(4, "big") + small[33:]


UNUSABLE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "PNG called jpg": ("kuva.jpg", lambda: saved(drawn(500, 300), "PNG"), "picture-ending"),
    "JPEG called png": ("kuva.png", lambda: saved(drawn(500, 300), "JPEG"), "picture-ending"),
    "JPEG without an ending": ("kuva", lambda: saved(drawn(500, 300), "JPEG"), "picture-ending"),
    "GIF called jpg": ("kuva.jpg", lambda: saved(drawn(500, 300), "GIF"), "picture-kind"),
    "GIF": ("kuva.gif", lambda: saved(drawn(500, 300), "GIF"), "picture-kind"),
    "TIFF": ("kuva.tif", lambda: saved(drawn(500, 300), "TIFF"), "picture-kind"),
    "HEIC called jpg": ("kuva.jpg", lambda: b"\x00\x00\x00\x18ftypheic\x00\x00", "picture-kind"),
    "SVG": ("kuva.svg", lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture-kind"),
    "nothing": ("kuva.jpg", lambda: b"", "picture-unreadable"),
    "a text": ("kuva.jpg", "kuva tulee myöhemmin".encode, "picture-unreadable"),
    "a head only": ("kuva.jpg", lambda: b"\xff\xd8\xff\xe0", "picture-unreadable"),
    "half a JPEG": ("kuva.jpg", lambda: saved(drawn())[:20_000], "picture-unreadable"),
    "half a PNG": ("kuva.png", lambda: saved(drawn(500, 300), "PNG")[:900], "picture-unreadable"),
    "100 megapixels": ("kuva.png", lambda: chunked_png(10_000, 10_000), "picture-pixels"),
    "3,600 megapixels": ("kuva.png", lambda: chunked_png(60_000, 60_000), "picture-pixels"),
    "100 megapixels that are there": (
        "kuva.jpg",
        lambda: saved(Image.new("L", (10_000, 10_000)), quality=1),
        "picture-pixels",
    ),
}


@pytest.mark.parametrize("unusable", UNUSABLE)
def test_a_picture_that_cannot_be_used_is_told_of_where_it_is_named(lively: Path, unusable: str) -> None:
    name, data, message = UNUSABLE[unusable]
    problem = told(with_picture(lively, data(), name))
    assert (problem.message.id, problem.place.path) == (message, OPENING)
    assert problem.place.excerpt == f"  file: {name}"
    assert problem.place.column == 9


def test_a_false_ending_comes_with_the_right_name(lively: Path) -> None:
    problem = told(with_picture(lively, saved(drawn(500, 300), "PNG"), "kuva.jpg"))
    assert str(problem.text) == "this picture is a PNG file, though its name ends in “.jpg”"
    assert str(problem.hint) == "Rename the file to kuva.png, and write the new name here."


@pytest.mark.parametrize(("kind", "name"), [("PNG", "a.png"), ("WEBP", "a.webp")])
def test_a_moving_picture_is_refused(lively: Path, kind: str, name: str) -> None:
    moving = saved(drawn(300, 200), kind, save_all=True, append_images=[drawn(300, 200).rotate(9)])
    assert told(with_picture(lively, moving, name)).message.id == "picture-moves"


@pytest.mark.parametrize("name", ["../goals/1-inequality.yml", "/etc/passwd"])
def test_a_picture_that_is_not_there_is_told_of_with_what_there_is(lively: Path, name: str) -> None:
    change(lively, OPENING, "Avajaiset päivä.JPG", name)
    with pytest.raises(ProblemsFoundError) as found:
        assemble(lively)
    # That the one that is there is not used only follows from that.
    (missing,) = (item for item in found.value.problems if item.severity == "error")
    assert (missing.message.id, missing.place.path) == ("picture-missing", OPENING)
    assert "Avajaiset päivä.JPG" in str(missing.hint)


@pytest.mark.parametrize("name", ["Avajaiset.JPG", "avajaiset päivä.jpg"])
def test_a_picture_that_was_meant_by_another_name_is_suggested_and_not_told_of_besides(
    lively: Path, name: str
) -> None:
    change(lively, OPENING, "Avajaiset päivä.JPG", name)
    missing = told(lively)
    assert missing.message.id == "picture-missing"
    assert "Avajaiset päivä.JPG" in str(missing.hint)


def test_the_first_picture_is_to_be_put_beside_its_update(lively: Path) -> None:
    (lively / PICTURE).unlink()
    assert str(told(lively).hint) == (
        "Put the picture into content/updates, beside this file, and write its name alone here."
    )


def test_a_picture_that_no_update_uses_is_told_of(lively: Path) -> None:
    (lively / "content/updates/toinen.png").write_bytes(saved(drawn(500, 300), "PNG"))
    problem = told(lively)
    assert (problem.message.id, problem.place.path) == ("unknown-file", "content/updates/toinen.png")
    assert "Name it in an update" in str(problem.hint)


def test_a_picture_is_not_called_useless_while_an_update_cannot_be_read(lively: Path) -> None:
    change(lively, OPENING, "id: opening", "id: Opening Day")
    assert told(lively).message.id == "bad-identifier"


def test_what_could_not_be_read_is_told_of_again_in_the_next_build(lively: Path, tmp_path: Path) -> None:
    with_picture(lively, saved(drawn())[:20_000], "kuva.jpg")
    for _ in range(2):
        with pytest.raises(ProblemsFoundError):
            build(lively, tmp_path / "dist")
    assert not (tmp_path / "dist").exists()
