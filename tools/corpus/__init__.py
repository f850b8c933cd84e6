"""A generator of made-up reports with exact truth: varied layouts, any number, the same bytes for the same seed."""
