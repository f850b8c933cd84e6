"""Signatures on scans: zones read from several pictures, under pens and stamps, voted letter by letter."""
