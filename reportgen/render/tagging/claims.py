"""What a PDF claims to be, in its XMP packet, and the colours that it means."""

from __future__ import annotations

import importlib.resources
from typing import Any, ClassVar

import pydyf

# PDF/A-3 (ISO 19005-3, 6.6.2.3) lets no property stand that it does not know, unless the packet describes it.
_UNIVERSAL_ACCESS = """\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF>"""


def claim_both(document: Any, pdf: Any) -> None:
    """A finisher for WeasyPrint's `write_pdf`: a PDF/A-3a says that it is PDF/UA-1 as well. The packet
    is not compressed, so that programs that know nothing of PDF can read it."""
    packet = next(each for each in pdf.objects if getattr(each, "extra", {}).get("Type") == "/Metadata")
    packet.stream = [part.replace(b"</rdf:RDF>", _UNIVERSAL_ACCESS.encode()) for part in packet.stream]
    packet.compress = False


class ScreenColours:
    """The colour profile sRGB, which comes with WeasyPrint. Its own class leaves the file open, and loads
    a library for colours, only to write it out again."""

    name = "sRGB2014"
    components: ClassVar[tuple[tuple[str], ...]] = (("r",), ("g",), ("b",))

    def __init__(self) -> None:
        self.content = importlib.resources.files("weasyprint").joinpath("pdf", "sRGB2014.icc").read_bytes()
        self.pdf_reference = None


_data = pydyf.Stream.data.fget


def stream_data(stream: Any) -> Any:
    """A stream as it is written. Where its own last byte is a carriage return, as of one compressed
    stream in 256, readers that look for the end of line before `endstream` take it for part of that:
    a whole CR LF after it leaves no doubt (ISO 19005-3, 6.1.7.1)."""
    data = _data(stream)
    return data[: -len(b"\nendstream")] + b"\r\nendstream" if data.endswith(b"\r\nendstream") else data
