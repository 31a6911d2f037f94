"""What is printed and where, for all faces: covers, names, contents, tables and figures."""
