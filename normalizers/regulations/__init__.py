"""Citations of regulations: kind, issuer, number, year, and the regulation of the reference that is meant."""
