"""One module a subject; each ends in its literal RULES tuple."""
