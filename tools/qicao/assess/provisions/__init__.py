"""The provisions of a document as objects: what is required of whom, under which condition, with which values and which proof."""
