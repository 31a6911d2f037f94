"""The output formats of a numbered document: Word, PDF, HTML pages, and the companion documents."""
