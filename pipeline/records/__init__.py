"""Records: one module a table, each a frozen record of Readings and the function that interprets a block."""
