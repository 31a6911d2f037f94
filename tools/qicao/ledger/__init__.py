"""The ledger: every comment on a draft, from its arrival to the decision about it and the words changed by that."""
