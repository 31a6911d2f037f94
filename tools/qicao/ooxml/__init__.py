"""WordprocessingML: functions that return XML text, and at the end the bytes of a package.

Nothing here knows about standards. Everything inside a document is a `str` of XML, so a body is made by joining
strings: `xml` escapes text and writes attributes; `run` and `paragraph` come with their formats; then there are
`table`, `link` (bookmarks, hyperlinks), `field`, `drawing`, `section`, and the parts `styles`, `numbering`, `notes`,
`settings`, `package`. Lengths are in the units of the schema: twips (1/20 pt), half points for type sizes, eighths of a
point for borders, EMU for pictures; `measure` converts them.

Files handed in by others are read by `archive` (a package that is not trusted), `walk` (its text as a `story`),
`comments`, `changes` (what people did, worked out from the revisions in the file) and `document` (all of it).
"""
