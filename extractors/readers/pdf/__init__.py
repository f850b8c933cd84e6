"""PDF files with a text layer: letters, strokes, pictures of pages."""
