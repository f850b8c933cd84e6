"""What documents say together: people, regulations, corrections."""
