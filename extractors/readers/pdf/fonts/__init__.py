"""What the letters of a PDF's fonts show."""
