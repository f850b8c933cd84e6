"""Regions and their districts: names as they are printed, and the code that they stand for."""
