"""Legal-basis lists and citations of regulations."""
