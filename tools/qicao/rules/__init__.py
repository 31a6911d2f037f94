"""Model → findings: the demands of GB/T 1.1—2020, one function for each rule, with its docstring as the user's page.

`rule` defines what a rule is, `passage` and `walk` the texts and nodes that it looks at, `context` its questions about
the document, `provisions` how the five kinds of provisions are distinguished, `run` how all rules are applied in one
walk; every other module is a family of rules.
"""
