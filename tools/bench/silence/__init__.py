"""How often the readers are wrong and say nothing: documents with truth, damaged in ways that mislead them."""
