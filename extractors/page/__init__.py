"""From glyphs and strokes to lines, grids and tables: geometry only."""
