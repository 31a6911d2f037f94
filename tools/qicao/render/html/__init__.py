"""Model → HTML: the text of a document for one page of the site, without the frame of the page."""
