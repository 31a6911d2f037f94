"""What is made of the drafts of a repository, and which of them must be made again."""
