"""Grid rows to indicator rows: what each is, what holds on for the next, what its cells give."""
