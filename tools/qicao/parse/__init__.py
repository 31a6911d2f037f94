"""From source lines to the numbered document: read, complete, number, resolve references."""
