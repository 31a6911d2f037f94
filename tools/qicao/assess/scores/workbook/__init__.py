"""Scores as a workbook that computes: data, values, ratings, totals and ranks, as formulas without results."""
