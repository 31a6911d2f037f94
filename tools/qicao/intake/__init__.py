"""What comes in: comments on a draft from every channel, read as they are, understood by nobody yet.

Every reader gives `Taken`: what the file was taken for, the comments and answers in it, what was counted and doubted.
"""
