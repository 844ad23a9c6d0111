"""PDFs for the tests of uploads, made with pypdf."""

import io
import struct
import zlib

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)


def written(writer: PdfWriter) -> bytes:
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def blank(pages: int = 1) -> PdfWriter:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=595, height=842)
    return writer


def of_size(size: int) -> bytes:
    """A PDF of exactly so many bytes, most of them in one stream (not below 10 kB)."""

    def weighing(weight: int) -> bytes:
        writer = blank()
        stream = DecodedStreamObject()
        stream.set_data(b"x" * weight)
        writer.pages[0][NameObject("/Weight")] = writer._add_object(stream)
        return written(writer)

    overhead = len(weighing(size - 5000)) - (size - 5000)
    return weighing(size - overhead)


def named(**entries: str) -> DictionaryObject:
    """A dictionary whose values are names: `named(S="/Launch")`."""
    return DictionaryObject(
        {NameObject(f"/{key}"): NameObject(value) for key, value in entries.items()}
    )


def with_open_action(action: str) -> PdfWriter:
    """A PDF that runs an action of this kind ("/Launch") when it is opened."""
    writer = blank()
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(named(S=action))
    return writer


def with_javascript() -> PdfWriter:
    """A script by name in the catalogue (ISO 32000-1, 7.7.4)."""
    writer = blank()
    writer.root_object[NameObject("/Names")] = DictionaryObject(
        {NameObject("/JavaScript"): writer._add_object(DictionaryObject())}
    )
    return writer


def with_attachment() -> PdfWriter:
    writer = blank()
    writer.add_attachment("segreto.txt", b"testo")
    return writer


def with_attachment_on_the_page() -> PdfWriter:
    """The file hangs from an annotation, not from the catalogue."""
    writer = blank()
    file = named(Type="/Filespec")
    file[NameObject("/EF")] = named()
    note = named(Type="/Annot", Subtype="/FileAttachment")
    note[NameObject("/FS")] = writer._add_object(file)
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])
    return writer


def with_page_script() -> PdfWriter:
    """The script runs when the page is shown."""
    writer = blank(2)
    action = named(S="/JavaScript")
    action[NameObject("/JS")] = TextStringObject("app.alert('x');")
    opening = DictionaryObject({NameObject("/O"): writer._add_object(action)})
    writer.pages[1][NameObject("/AA")] = opening
    return writer


def with_packed_script() -> bytes:
    """Catalogue and script lie in a compressed object stream (ISO 32000-1, 7.5.7 and 7.5.8)."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    ]
    starts = [sum(map(len, objects[:number])) for number in range(3)]
    index = b" ".join(b"%d %d" % (number + 1, start) for number, start in enumerate(starts))
    packed = zlib.compress(index + b"\n" + b"".join(objects))
    head = b"%PDF-1.7\n"
    stream = b"4 0 obj\n<</Type/ObjStm/N 3/First %d/Filter/FlateDecode/Length %d>>stream\n" % (
        len(index) + 1,
        len(packed),
    )
    body = head + stream + packed + b"\nendstream\nendobj\n"
    rows = [(0, 0, 0), (2, 4, 0), (2, 4, 1), (2, 4, 2), (1, len(head), 0), (1, len(body), 0)]
    table = b"".join(struct.pack(">BHB", *row) for row in rows)
    cross = b"5 0 obj\n<</Type/XRef/Size 6/W[1 2 1]/Root 1 0 R/Length %d>>stream\n" % len(table)
    return body + cross + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)


def encrypted() -> PdfWriter:
    """Opens without a password, but with restrictions: an owner password is set."""
    writer = blank()
    writer.encrypt(user_password="", owner_password="padrona", algorithm="RC4-128")
    return writer
