"""Seeded errors: made-up documents without fault, the same with one error each, and how many of these the rules tell."""
