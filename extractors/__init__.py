"""What a document says, and where: readers, and finders of blocks made of quotes."""
