"""P1 to P7, the problems of the programme: the present state of each, computed from the data."""
