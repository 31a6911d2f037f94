"""The whole check of a draft: what reading, the rules and those who draw find, what of it counts, and its fixes."""
