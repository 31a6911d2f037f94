"""What is printed and where, for all output formats: covers, names, contents, tables and figures."""
