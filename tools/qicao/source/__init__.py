"""Reading the files of a draft: text with exact places, YAML, the catalogue, the folder of the draft."""
