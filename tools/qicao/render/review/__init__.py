"""What a round of comments ends with: the table as Word file and workbook, and the replies to those who commented."""
