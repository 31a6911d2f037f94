"""The package: parts, their relations and content types, and the bytes of the file (ECMA-376-2)."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from msgspec import Struct, field

from qicao.ooxml.xml import DECLARATION, quoted

__all__ = ["Package", "Relations", "add_parts", "zip_files"]

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NEWER = "http://schemas.microsoft.com/office/2011/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = {
    "document": (f"{_OFFICE}/officeDocument", f"{_WORD}.document.main+xml"),
    "styles": (f"{_OFFICE}/styles", f"{_WORD}.styles+xml"),
    "numbering": (f"{_OFFICE}/numbering", f"{_WORD}.numbering+xml"),
    "settings": (f"{_OFFICE}/settings", f"{_WORD}.settings+xml"),
    "theme": (f"{_OFFICE}/theme", "application/vnd.openxmlformats-officedocument.theme+xml"),
    "fontTable": (f"{_OFFICE}/fontTable", f"{_WORD}.fontTable+xml"),
    "footnotes": (f"{_OFFICE}/footnotes", f"{_WORD}.footnotes+xml"),
    "comments": (f"{_OFFICE}/comments", f"{_WORD}.comments+xml"),
    "commentsExtended": (f"{_NEWER}/commentsExtended", f"{_WORD}.commentsExtended+xml"),
    "people": (f"{_NEWER}/people", f"{_WORD}.people+xml"),
    "header": (f"{_OFFICE}/header", f"{_WORD}.header+xml"),
    "footer": (f"{_OFFICE}/footer", f"{_WORD}.footer+xml"),
    "image": (f"{_OFFICE}/image", ""),
    "hyperlink": (f"{_OFFICE}/hyperlink", ""),
    "core": (
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "application/vnd.openxmlformats-package.core-properties+xml",
    ),
    "custom": (f"{_OFFICE}/custom-properties", "application/vnd.openxmlformats-officedocument.custom-properties+xml"),
    "app": (f"{_OFFICE}/extended-properties", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
}
"""Kind of a part → the type of the relation to it, and its content type; for a picture its extension decides."""

_EXTENSIONS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "svg": "image/svg+xml",
}
_EXTERNAL = ' TargetMode="External"'
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first date that a zip file can hold; it is fixed, so that the same document gives the same file."""


class Relations(Struct):
    """The relations of one part, numbered in the order in which they are asked for."""

    entries: list[tuple[str, str, bool]] = field(default_factory=list)

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """Return the id of the relation of *kind* to *target*, which is added if it does not exist."""
        entry = (kind, target, external)
        if entry not in self.entries:
            self.entries.append(entry)
        return f"rId{self.entries.index(entry) + 1}"

    def xml(self) -> str:
        """Return the part that holds the relations."""
        lines = (
            f'<Relationship Id="rId{number}" Type="{_KINDS[kind][0]}" Target={quoted(target)}'
            f"{_EXTERNAL if external else ''}/>"
            for number, (kind, target, external) in enumerate(self.entries, start=1)
        )
        return f'{DECLARATION}<Relationships xmlns="{_RELATIONS}">{"".join(lines)}</Relationships>'


class Package(Struct):
    """A WordprocessingML package under construction; `to_bytes` finishes it."""

    document: Relations = field(default_factory=Relations)
    """The relations of the main part."""
    notes: Relations = field(default_factory=Relations)
    """The relations of the footnotes."""
    parts: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """Path in the package → kind and content."""

    def add(self, kind: str, name: str, content: str) -> str:
        """Return the id of the main part's relation to a new part `word/`*name* of *kind*."""
        self.parts[f"word/{name}"] = (kind, content.encode())
        return self.document.add(kind, name)

    def add_image(self, relations: Relations, name: str, data: bytes) -> str:
        """Add the picture `word/media/`*name*; return the id of its relation in *relations*."""
        self.parts[f"word/media/{name}"] = ("image", data)
        return relations.add("image", f"media/{name}")

    def to_bytes(self, document: str, properties: Mapping[str, str]) -> bytes:
        """Return the file: main part *document*, *properties* by kind (`core`, `app`, `custom`), and all added parts.

        The same input gives the same bytes.
        """
        root = Relations()
        parts = {"word/document.xml": ("document", document.encode())}
        parts |= {f"docProps/{kind}.xml": (kind, content.encode()) for kind, content in properties.items()}
        for path, (kind, _) in parts.items():
            root.add(kind, path)
        parts |= self.parts
        files = {"[Content_Types].xml": _content_types(parts), "_rels/.rels": root.xml().encode()}
        files.update((path, content) for path, (_, content) in parts.items())
        files["word/_rels/document.xml.rels"] = self.document.xml().encode()
        if self.notes.entries:
            files["word/_rels/footnotes.xml.rels"] = self.notes.xml().encode()
        return zip_files(files)


def _content_types(parts: dict[str, tuple[str, bytes]]) -> bytes:
    defaults = "".join(f'<Default Extension="{name}" ContentType="{kind}"/>' for name, kind in _EXTENSIONS.items())
    overrides = "".join(
        f"<Override PartName={quoted('/' + path)} ContentType={quoted(_KINDS[kind][1])}/>"
        for path, (kind, _) in parts.items()
        if _KINDS[kind][1]
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'{DECLARATION}<Types xmlns="{namespace}">{defaults}{overrides}</Types>'.encode()


def add_parts(files: Mapping[str, bytes], parts: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files of a finished package with more *parts* of the main one, by their kinds: `word/`kind`.xml`."""
    types, relations = "[Content_Types].xml", "word/_rels/document.xml.rels"
    lead, count = files[relations].decode().removesuffix("</Relationships>"), files[relations].count(b"<Relationship ")
    for number, kind in enumerate(parts, count + 1):
        lead += f'<Relationship Id="rId{number}" Type="{_KINDS[kind][0]}" Target="{kind}.xml"/>'
    overrides = "".join(f'<Override PartName="/word/{kind}.xml" ContentType="{_KINDS[kind][1]}"/>' for kind in parts)
    return {
        **files,
        types: files[types].replace(b"</Types>", f"{overrides}</Types>".encode()),
        relations: f"{lead}</Relationships>".encode(),
        **{f"word/{kind}.xml": content.encode() for kind, content in parts.items()},
    }


def zip_files(files: Mapping[str, bytes]) -> bytes:
    """Return the archive of the *files* by their paths; the same input gives the same bytes."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for path, content in files.items():
            info = ZipInfo(path, _EPOCH)
            # Pictures are compressed already. The operating system must not be recorded in the file.
            info.compress_type = ZIP_STORED if path.endswith((".png", ".jpeg")) else ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, content)
    return buffer.getvalue()
