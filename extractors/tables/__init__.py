"""Tables of indicators: columns, rows, cells, fractions; tables without rulings or heads."""
