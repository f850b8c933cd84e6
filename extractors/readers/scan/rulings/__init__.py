"""The rulings of scanned tables: painted by a network, dotted, broken, and bars of fractions."""
