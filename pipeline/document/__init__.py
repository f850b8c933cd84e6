"""One file's finished contribution: rows, decisions, findings, before documents are compared."""
