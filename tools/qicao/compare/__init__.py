"""Two texts that were sent out, or one and the text of today: what became of each element."""
