"""Plain text with light markup, and old Word files by way of LibreOffice."""
