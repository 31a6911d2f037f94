"""Many drafts: which ones a command means, and what is made of each."""
