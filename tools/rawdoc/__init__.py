"""Draws the shipped reports: content from tools/raw/*.toml, one module a format."""
