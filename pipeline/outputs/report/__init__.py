"""The auditors' pages: static files that open from disk, each complaint beside the picture of its place."""
