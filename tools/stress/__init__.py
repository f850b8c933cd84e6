"""Trials of the whole program on made-up documents in many shapes."""
