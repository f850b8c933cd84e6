"""Tables of indicators: found, mended, read head by head, row by row and cell by cell, and doubted; a folder for each step."""
