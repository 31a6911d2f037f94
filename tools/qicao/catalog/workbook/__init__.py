"""The tables of a standards system as sheets of a workbook: out, and the changes made there back."""
