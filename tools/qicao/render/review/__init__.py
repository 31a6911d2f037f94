"""The documents at the end of a round of comments: the table as Word file and workbook, and replies to commenters."""
