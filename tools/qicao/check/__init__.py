"""The whole check of a draft: findings of reading, rules and drawing, which of them count, and their fixes."""
