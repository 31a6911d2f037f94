"""The documents made from the drafts of a repository, and the decision which drafts must be built again."""
