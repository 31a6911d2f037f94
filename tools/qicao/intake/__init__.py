"""Incoming comments on a draft from every channel, read as they are; what they refer to is found out later.

Every reader returns `Taken`: the kind of file, the comments and answers in it, counts and doubts.
"""
