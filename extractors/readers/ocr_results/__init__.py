"""What other programs read: hOCR, ALTO, Amazon Textract, Azure Document Intelligence, Docling."""
