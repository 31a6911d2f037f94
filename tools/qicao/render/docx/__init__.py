"""Model → Word: `document` joins the parts of the file, every other module writes one kind of content."""

from qicao.render.docx.document import render_docx

__all__ = ["render_docx"]
