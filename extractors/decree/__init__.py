"""What belongs to a decree or a book around its tables: considerations, profile, goals, templates."""
