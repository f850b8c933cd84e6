"""Trials of the whole program: made-up documents in many shapes, broken files, killed runs."""
