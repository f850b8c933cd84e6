"""Officials: names with titles, employee numbers, ranks, positions, and whether two names are one person."""
