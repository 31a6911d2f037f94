"""The faces of a numbered document: Word, PDF, pages and the companion documents."""
