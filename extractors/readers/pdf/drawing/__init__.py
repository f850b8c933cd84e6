"""What a page of a PDF draws, in the order of drawing, and which of it somebody sees."""
