"""What WordprocessingML is; knows nothing of standards."""
