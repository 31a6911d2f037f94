"""What a standard is: frozen values without input or output.

`span` places, `finding` faults found in a draft, `inline` words inside a paragraph, `block` what stands
between headings, `standard` the divisions and the whole, `data` what `standard.yaml` says.
"""
