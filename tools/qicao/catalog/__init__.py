"""The standards system of a programme: read, checked, counted, compared and exchanged."""
