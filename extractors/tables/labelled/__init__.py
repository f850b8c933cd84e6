"""Indicators printed as "Label : value", one field below the other or as forms."""
