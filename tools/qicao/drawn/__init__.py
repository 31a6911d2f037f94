"""What has to be drawn: formulas and pictures, and what is wrong with them."""
