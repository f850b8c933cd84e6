"""Draws the shipped reports: content from tools/build/raw/reports/*.toml, one module a format."""
