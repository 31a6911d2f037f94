"""Model → Typst: the same document as `render.docx`, laid out in process as PDF."""
