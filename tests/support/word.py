"""Word files as strangers make them, from raw XML."""

import io
import zipfile

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W_NS}" xmlns:r="{R_NS}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def paragraph(content: str, properties: str = "") -> str:
    """Return a paragraph; text without markup becomes a run."""
    runs = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def word_file(body: str, **parts: str) -> bytes:
    """Return a .docx with this body; ``parts`` are styles, numbering, footnotes … by their content."""
    root = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    contents = {
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": root,
        "word/_rels/document.xml.rels": relations({name: f"{name}.xml" for name in parts}),
    }
    contents |= {
        f"word/{name}.xml": f"<w:{name} {NAMESPACES}>{content}</w:{name}>"
        for name, content in parts.items()
    }
    return zipped({name: content.encode() for name, content in contents.items()})


def relations(targets: dict[str, str]) -> str:
    """Return a relationships part: kind → target."""
    rows = "".join(
        f'<Relationship Id="r{number}" Type="{R_NS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{PACKAGE_NS}">{rows}</Relationships>'


def zipped(contents: dict[str, bytes]) -> bytes:
    """Return a zip file of these entries."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return file.getvalue()
