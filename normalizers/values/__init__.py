"""What stands in the cells of a table: units, numbers, targets, dates and periods."""
