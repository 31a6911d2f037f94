"""What programmes of standards give to each other: systems written, read, merged, compared and kept."""
