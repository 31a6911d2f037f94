"""The model of a standard: frozen values without input or output.

`span` holds places, `finding` the faults found in a draft, `inline` the words inside a paragraph, `block` everything
between headings, `standard` the divisions and the whole, `data` the content of `standard.yaml`.
"""
