"""Model → HTML: one reading page for a document, finished but for the frame around it."""
