"""Measures: time, memory, letters, seeded errors, citations, officials; this program beside others and beside its own past."""
