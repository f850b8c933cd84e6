"""The types that readers give and finders take: places, quotes, documents, blocks, errors; nothing here guesses."""
