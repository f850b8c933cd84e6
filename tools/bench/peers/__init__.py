"""What a user would use instead: small scripts that the bench runs as they are, each in an environment that has it."""
