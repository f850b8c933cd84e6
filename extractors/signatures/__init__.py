"""Signature blocks: where they stand, which lines are name, rank, position, place and date."""
