"""Faces of the standards system: its documents, its workbook, its pictures."""
