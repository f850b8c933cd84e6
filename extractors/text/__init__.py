"""What a line is: running heads, labels, spans, headings, chapters."""
