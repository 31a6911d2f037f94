"""Model → Typst: the same document as in `render.docx`, laid out as PDF inside this process."""
