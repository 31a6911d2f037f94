"""How files reach the parser: text with exact places, YAML, the catalogue, a draft's folder."""
