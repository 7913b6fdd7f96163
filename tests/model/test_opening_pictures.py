"""A picture is opened once; what keeps it from being printed is told where it is named."""

from __future__ import annotations

import io
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from reportgen.document import tree
from reportgen.finding import Finding
from reportgen.model.picture import open_picture

Compose = Callable[[str], tuple[tree.Document | None, list[Finding]]]

SVG = '<svg xmlns="http://www.w3.org/2000/svg" %s><rect width="3" height="2"/></svg>'


def image(kind: str, size: tuple[int, int] = (3, 2), **how: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size).save(file, kind, **how)
    return file.getvalue()


@pytest.fixture
def picture(tmp_path: Path, compose: Compose, head: str) -> Callable[..., tuple[tree.Picture, list[Finding]]]:
    """The picture of a document that names it, and the findings."""

    def opened(name: str, data: bytes | None = None) -> tuple[tree.Picture, list[Finding]]:
        if data is not None:
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(data)
        made, found = compose(f"{head}- picture:\n    file: '{name}'\n    alt: x\n")
        assert made is not None
        block = made.blocks[1]
        assert isinstance(block, tree.Picture)
        return block, found

    return opened


@pytest.mark.parametrize(
    ("name", "data", "media_type", "width", "height"),
    [
        ("a.png", image("PNG", compress_level=0), "image/png", 3, 2),
        ("a.jpg", image("JPEG"), "image/jpeg", 3, 2),
        ("pictures/a.JPEG", image("JPEG"), "image/jpeg", 3, 2),
        ("a.jpg", image("PNG"), "image/png", 3, 2),
        ("a.svg", (SVG % 'viewBox="0 0 30 20"').encode(), "image/svg+xml", 30, 20),
        ("a.svg", (SVG % 'viewBox="0,0,30,20" width="210mm" height="100%"').encode(), "image/svg+xml", 30, 20),
        ("a.svg", (SVG % 'viewBox="0 0 30 20" width="2em" height="40"').encode(), "image/svg+xml", 32, 40),
        ("a.svg", (SVG % 'width="30" height="20px"').encode(), "image/svg+xml", 30, 20),
        ("a.svg", (SVG % 'width="1in" height="72pt"').encode(), "image/svg+xml", 96, 96),
        ("a.svg", (SVG % 'width="25.4mm" height="5.08cm"').encode(), "image/svg+xml", 96, 192),
        ("a.SVG", (SVG % 'width=" 1.5e1 " height="0.2E1pc"').encode("utf-16"), "image/svg+xml", 15, 32),
    ],
)
def test_a_good_picture_is_taken_with_its_size(
    picture: Callable[..., tuple[tree.Picture, list[Finding]]], name: str, data: bytes, media_type: str, width: float, height: float
) -> None:
    block, found = picture(name, data)
    assert found == []
    assert (block.file.name, block.file.data, block.file.media_type) == (name, data, media_type)
    assert [block.file.width, block.file.height] == pytest.approx([width, height])


def test_a_folder_may_be_named_in_the_way_of_windows(picture: Callable[..., tuple[tree.Picture, list[Finding]]], tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").write_bytes(image("PNG"))
    block, found = picture("pictures\\a.png")
    assert found == []
    assert (block.file.width, block.file.height) == (3, 2)


DAMAGED = 'the picture "{}" is damaged or of another kind'
WANTED = "pictures may be .png, .jpg or .svg"
FETCHED = "save it beside the document, and type the name of the file"
BESIDE = "put it beside the document, and type   x.png"


@pytest.mark.parametrize(
    ("name", "data", "message", "hint"),
    [
        ("../x.png", None, '"../x.png" is not below the folder of this document', BESIDE),
        ("pictures/../../x.png", None, '"pictures/../../x.png" is not below the folder of this document', BESIDE),
        ("..\\x.png", None, '"..\\x.png" is not below the folder of this document', BESIDE),
        ("/etc/x.png", None, '"/etc/x.png" is not below the folder of this document', BESIDE),
        ("/", None, '"/" is not below the folder of this document', "keep pictures beside the document"),
        ("C:\\x.png", None, '"C:\\x.png" is not below the folder of this document', BESIDE),
        ("https://example.org/x.png", None, '"https://example.org/x.png" is an address, and nothing is fetched', FETCHED),
        ("x.png", image("PNG", (60, 60))[:-30], DAMAGED, WANTED),
        ("x.jpg", image("JPEG", (60, 60))[:60], DAMAGED, WANTED),
        ("x.png", b"This is no picture.", DAMAGED, WANTED),
        ("x.png", b"", DAMAGED, WANTED),
        ("x.svg", b"<svg", DAMAGED, WANTED),
        ("x.svg", (SVG % 'viewBox="0 0 30 20"').encode()[:-6], DAMAGED, WANTED),
        ("x.svg", image("PNG"), DAMAGED, WANTED),
        ("x.gif", image("GIF"), 'the picture "{}" is of the kind GIF', WANTED),
        ("x.png", image("GIF"), 'the picture "{}" is of the kind GIF', WANTED),
        ("x.tif", image("TIFF"), 'the picture "{}" is of the kind TIFF', WANTED),
        ("x.svg", b"<html/>", 'the picture "{}" is not an SVG drawing', WANTED),
        ("x.svg", b"<svg width='3' height='2'/>", 'the picture "{}" is not an SVG drawing', WANTED),
        ("x.svg", (SVG % "").encode(), 'the drawing "{}" does not say how large it is', "give it a viewBox"),
        ("x.svg", (SVG % 'width="100%" height="2em"').encode(), 'the drawing "{}" does not say how large it is', "give it a viewBox"),
        ("x.svg", (SVG % 'viewBox="0 0 0 20"').encode(), 'the drawing "{}" does not say how large it is', "give it a viewBox"),
        ("x.svg", (SVG % 'viewBox="0 0 nan 20"').encode(), 'the drawing "{}" does not say how large it is', "give it a viewBox"),
        ("x.svg", (SVG % 'viewBox="0 0 20 inf"').encode(), 'the drawing "{}" does not say how large it is', "give it a viewBox"),
        ("x.svg", (SVG % 'viewBox="0 0 20"').encode(), 'the drawing "{}" does not say how large it is', "give it a viewBox"),
        ("x.svg", (SVG % 'viewBox="0 0 3 2" width="0"').encode(), 'the drawing "{}" does not say how large it is', "give it a viewBox"),
        (
            "x.svg",
            (SVG % 'viewBox="0 0 3 2" height="-1" width="9"').encode(),
            'the drawing "{}" does not say how large it is',
            "give it a viewBox",
        ),
        ("x.svg", (SVG % 'viewBox="0 0 3 2" height="auto" width="9"').encode(), DAMAGED, WANTED),
        (
            "x.svg",
            b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + (SVG % 'width="3" height="2"').encode(),
            'the picture "{}" declares a document type',
            "save it as a plain SVG",
        ),
        (
            "x.svg",
            ("<!DOCTYPE svg>" + SVG % 'width="3" height="2"').encode("utf-16"),
            'the picture "{}" declares a document type',
            "save it as a plain SVG",
        ),
        ("x.png", image("PNG", (8000, 5001)), 'the picture "{}" has more than 40 million points', "save it smaller"),
        ("x.svg", b" " * 20_000_001, 'the picture "{}" is larger than 20 MB', "save it smaller"),
    ],
)
def test_a_picture_that_cannot_be_printed_is_told(
    picture: Callable[..., tuple[tree.Picture, list[Finding]]], name: str, data: bytes | None, message: str, hint: str
) -> None:
    _, found = picture(name, data)
    assert [(f.code, f.message, f.hint) for f in found] == [("picture", message.format(name), hint)]
    assert found[0].place is not None
    assert (found[0].place.line, found[0].place.column, found[0].place.length) == (6, 11, len(name) + 2)


@pytest.mark.parametrize("size", [(12_000, 10_000), (20_000, 10_000)])
def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_read(
    picture: Callable[..., tuple[tree.Picture, list[Finding]]], size: tuple[int, int]
) -> None:
    header = image("PNG", (1, 1))
    huge = header[:16] + b"".join(side.to_bytes(4, "big") for side in size) + header[24:]
    _, found = picture("x.png", with_checksum(huge))
    assert [f.message for f in found] == ['the picture "x.png" has more than 40 million points']


def test_a_picture_may_have_so_many_points(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportgen.model import picture

    monkeypatch.setattr(picture, "_MOST_PIXELS", 6)
    (tmp_path / "x.png").write_bytes(image("PNG", (3, 2)))
    assert open_picture(tmp_path, "x.png")[0] is not None
    (tmp_path / "x.png").write_bytes(image("PNG", (7, 1)))
    assert open_picture(tmp_path, "x.png")[0] is None


def with_checksum(png: bytes) -> bytes:
    import zlib

    return png[:29] + zlib.crc32(png[12:29]).to_bytes(4, "big") + png[33:]


def test_a_picture_that_is_not_there_is_told_with_the_folder_that_was_searched(
    picture: Callable[..., tuple[tree.Picture, list[Finding]]], tmp_path: Path
) -> None:
    _, found = picture("photo.png")
    assert [f.message for f in found] == ['there is no picture "photo.png"']
    assert found[0].hint == f'looked in the folder "{tmp_path}"; check its name and folder'


def test_a_picture_by_nearly_that_name_is_named(picture: Callable[..., tuple[tree.Picture, list[Finding]]], tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "Photo.png").write_bytes(image("PNG"))
    assert [f.hint for f in picture("pictures/foto.png")[1]] == ['did you mean "Photo.png"?']


def test_no_name_of_a_file_is_told_that_a_link_leads_to_outside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "salaries.png").write_bytes(b"")
    (tmp_path / "issue").mkdir()
    (tmp_path / "issue" / "link").symlink_to(tmp_path / "secret")
    assert "salaries.png" not in " ".join(map(str, open_picture(tmp_path / "issue", "link/salarys.png")))


def test_why_a_picture_cannot_be_read_is_told(picture: Callable[..., tuple[tree.Picture, list[Finding]]], tmp_path: Path) -> None:
    name = "x" * 300 + ".png"
    assert [(f.message, f.hint) for f in picture(name)[1]] == [(f'the picture "{name}" cannot be read: File name too long', "")]
    (tmp_path / "round.png").symlink_to(tmp_path / "round.png")
    assert picture("round.png")[1][0].message.startswith('the picture "round.png" cannot be read: ')


def test_a_folder_is_no_picture(picture: Callable[..., tuple[tree.Picture, list[Finding]]], tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    _, found = picture("pictures")
    assert [(f.message, f.hint) for f in found] == [('"pictures" is not a file', WANTED)]


def test_a_pipe_is_no_picture_and_is_not_waited_for(picture: Callable[..., tuple[tree.Picture, list[Finding]]], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    _, found = picture("pipe.png")
    assert [f.message for f in found] == ['"pipe.png" is not a file']


def test_a_link_may_not_lead_out_of_the_folder_of_the_document(
    picture: Callable[..., tuple[tree.Picture, list[Finding]]], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "x.png"
    elsewhere.write_bytes(image("PNG"))
    (tmp_path / "out.png").symlink_to(elsewhere)
    (tmp_path / "near.png").write_bytes(image("PNG"))
    (tmp_path / "within.png").symlink_to(tmp_path / "near.png")
    assert [f.message for f in picture("out.png")[1]] == ['"out.png" leads out of the folder of this document']
    assert picture("within.png")[1] == []


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photograph_is_turned_upright_and_loses_the_place_where_it_was_taken(kind: str, tmp_path: Path) -> None:
    held_sideways, north = 6, {1: "N", 2: (52.0, 11.0, 0.0)}
    camera = Image.Exif()
    camera[0x0112], camera[0x8825] = held_sideways, north
    photograph = Image.new("RGB", (40, 20), "white")
    photograph.paste("red", (0, 0, 10, 10))
    photograph.save(tmp_path / "photograph", kind, exif=camera)
    (tmp_path / "photograph").rename(tmp_path / f"photograph.{kind.lower()}")
    opened, message, _ = open_picture(tmp_path, f"photograph.{kind.lower()}")
    assert opened is not None, message
    shown = Image.open(io.BytesIO(opened.data))
    assert (opened.width, opened.height) == shown.size == (20, 40)
    assert dict(shown.getexif()) == {}
    top_right = shown.convert("RGB").getpixel((18, 2))
    assert isinstance(top_right, tuple)
    assert top_right[0] > 200
    assert top_right[1] < 60


@pytest.mark.parametrize(
    "told",
    [{"exif": b"Exif\0\0MM\0*\0\0\0\x08\0\x09\x01"}, {"xmp": b"<x:xmpmeta exif:GPSLatitude='52,11N'/>"}],
    ids=["half an EXIF", "XMP"],
)
def test_what_a_camera_says_of_a_photograph_is_left_out_in_whatever_form(told: dict[str, bytes], tmp_path: Path) -> None:
    Image.new("RGB", (40, 20), "white").save(tmp_path / "photograph.jpg", **told)
    assert next(iter(told.values())) in (tmp_path / "photograph.jpg").read_bytes()
    opened, message, _ = open_picture(tmp_path, "photograph.jpg")
    assert opened is not None, message
    assert not {"exif", "xmp"} & Image.open(io.BytesIO(opened.data)).info.keys()


def test_half_a_picture_is_told_even_after_one_was_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """WeasyPrint asks the picture library, for the whole process, to be content with what there is."""
    from PIL import ImageFile

    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    whole = image("PNG", (400, 300))
    (tmp_path / "half.png").write_bytes(whole[: len(whole) // 2])
    opened, message, _ = open_picture(tmp_path, "half.png")
    assert (opened, message) == (None, 'the picture "half.png" is damaged or of another kind')


def test_a_picture_for_inks_becomes_one_that_every_format_takes(tmp_path: Path) -> None:
    Image.new("CMYK", (30, 20), (0, 255, 255, 0)).save(tmp_path / "inks.jpg")
    bare = (tmp_path / "inks.jpg").read_bytes()
    (tmp_path / "marked.jpg").write_bytes(bare[:2] + image("JPEG")[2:20] + bare[2:])
    for name in ("inks.jpg", "marked.jpg"):
        opened, message, _ = open_picture(tmp_path, name)
        assert opened is not None, message
        shown = Image.open(io.BytesIO(opened.data))
        assert (shown.mode, shown.size, "jfif" in shown.info) == ("RGB", (30, 20), True)


def test_a_picture_of_16_bits_keeps_its_greys_in_8(tmp_path: Path) -> None:
    image = Image.new("I;16", (3, 1))
    for x, grey in enumerate((0, 30_000, 65_535)):
        image.putpixel((x, 0), grey)
    image.save(tmp_path / "scan.png")
    opened, message, _ = open_picture(tmp_path, "scan.png")
    assert opened is not None, message
    shown = Image.open(io.BytesIO(opened.data))
    assert (shown.mode, [shown.getpixel((x, 0)) for x in range(3)]) == ("L", [0, 117, 255])


def test_a_png_without_its_end_is_given_one(tmp_path: Path) -> None:
    whole = image("PNG", (40, 30))
    for name, data in (("whole.png", whole), ("cut.png", whole[:-12])):
        (tmp_path / name).write_bytes(data)
        opened, message, _ = open_picture(tmp_path, name)
        assert opened is not None, message
        assert opened.data[-12:] == whole[-12:]


def test_a_jpeg_that_word_would_not_know_is_written_anew_as_it_looks(tmp_path: Path) -> None:
    noise = Image.frombytes("RGB", (64, 64), random.Random(1).randbytes(64 * 64 * 3))
    noise.save(tmp_path / "noise.jpg", quality=90)
    marked = (tmp_path / "noise.jpg").read_bytes()
    (tmp_path / "bare.jpg").write_bytes(marked[:2] + marked[20:])
    opened, message, _ = open_picture(tmp_path, "bare.jpg")
    assert opened is not None, message
    shown = Image.open(io.BytesIO(opened.data))
    assert "jfif" in shown.info
    assert max(ImageStat.Stat(ImageChops.difference(Image.open(tmp_path / "bare.jpg"), shown)).mean) < 10


def test_a_document_may_have_so_many_pictures_and_each_is_opened_once(
    tmp_path: Path, compose: Compose, head: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportgen.model import reader

    monkeypatch.setattr(reader, "_MOST_POINTS", 12)
    for name in ("a.png", "b.png", "c.png", "d.png"):
        (tmp_path / name).write_bytes(image("PNG"))
    (tmp_path / "drawing.svg").write_text(SVG % 'viewBox="0 0 30 20"')
    block = "- picture:\n    file: {}.png\n    alt: x\n"
    made, found = compose(head + "".join(map(block.format, "aabaa")))
    assert found == []
    assert made is not None
    assert len({id(each.file) for each in made.blocks if isinstance(each, tree.Picture)}) == 2
    _, found = compose(head + block.format("drawing").replace(".png", ".svg") + "".join(map(block.format, "abcd")))
    assert [f"{f.code} at {f.place.line if f.place else 0}: {f.message} ({f.hint})" for f in found] == [
        "picture at 18: the pictures up to here have more than 0 million points (save them smaller, or make several documents)"
    ]
