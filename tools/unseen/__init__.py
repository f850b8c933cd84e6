"""Makes test documents whose truth is known, written without sight of the reading code."""
