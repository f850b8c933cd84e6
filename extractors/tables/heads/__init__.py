"""The head of a table: which rows it takes, what its labels say of each column, and what the title above it adds."""
