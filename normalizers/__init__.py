"""What a string means: pure functions from str to Parsed, and the reference data they rest on."""
