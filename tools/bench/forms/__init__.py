"""Made-up printed forms whose meaning is known, clean and with one error each, scored as right, told or wrong in silence."""
