"""Model → Word: `document` puts the parts together, the other modules write one kind of content each."""

from qicao.render.docx.document import render_docx

__all__ = ["render_docx"]
