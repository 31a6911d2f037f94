"""The live preview in a browser."""
