"""Scores: data of units and periods, read without trust, and what an indicator set makes of them."""
