"""Photographs and pictures of pages: JPG, PNG, TIFF, BMP, GIF, WebP; read like scanned pages."""
