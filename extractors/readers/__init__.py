"""Files to Documents: one reader a format, chosen by content; each is the only door to its library."""

from extractors.readers.kinds import READERS, count_pages, is_document, paper_of, read_document, tell_kind

__all__ = ["READERS", "count_pages", "is_document", "paper_of", "read_document", "tell_kind"]
