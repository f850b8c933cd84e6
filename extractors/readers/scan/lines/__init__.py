"""Lines of text on scans: found, read, numbers read twice, cells and labels that were passed over."""
