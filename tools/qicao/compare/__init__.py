"""The comparison of two texts that were sent out, or of one with today's: what became of each element."""
