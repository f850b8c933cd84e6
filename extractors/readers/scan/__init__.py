"""Pages that are pictures: image work, OCR engines, merging of their readings."""
