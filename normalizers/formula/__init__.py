"""What a formula says: division, factor, expression, kind."""
