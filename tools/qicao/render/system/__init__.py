"""Faces of the standards system: its pages, documents, workbook and pictures."""
