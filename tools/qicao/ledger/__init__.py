"""The ledger: every comment on a draft, from its arrival to its decision and the words that it changed."""
