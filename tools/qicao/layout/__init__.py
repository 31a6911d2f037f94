"""The content of the printed document and its places, for all outputs: covers, names, contents, tables and figures."""
