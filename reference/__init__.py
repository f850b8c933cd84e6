"""Knowledge as small data files; each names its source and licence in its head or beside it."""
