"""What WordprocessingML is: functions that give XML text and, at the end, the bytes of a package.

Nothing here knows what a standard is. Everything inside a document is a `str` of XML, so a body is made by
joining strings: `xml` escaping and attributes, `run` and `paragraph` with their formats, `table`, `link`
(bookmarks, hyperlinks), `field`, `drawing`, `section`, and the parts `styles`, `numbering`, `notes`, `settings`,
`package`. Measures are those of the schema: twips (1/20 pt), half points for sizes of type, eighths of a point for
borders, EMU for pictures; `measure` converts.

What others hand in is read by `archive` (a package without trust), `walk` (its text as a `story`), `comments`, `changes`
(what people did, from the revisions of the file) and `document` (all of it).
"""
