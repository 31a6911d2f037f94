"""Model → findings: what GB/T 1.1—2020 asks of a document, one function a rule, its docstring the user's page.

`rule` says what a rule is, `passage` and `walk` what it looks at, `context` what it may ask, `provisions` how the five
kinds of provisions are told apart, `run` how all rules are applied in one walk; every other module is a family of rules.
"""
