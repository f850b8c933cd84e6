"""Word files (DOCX): package, styles, numbering, tables, equations."""
