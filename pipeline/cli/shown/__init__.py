"""What commands tell in the terminal."""
