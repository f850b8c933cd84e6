"""Grids mended before they are read: rows, columns and values that the rulings hold as one or cut apart."""
