"""The pages of a standards system: values that say what stands on each, and how they are written as HTML."""
