"""What is made of a finished dataset: exports, the public edition, the auditors' report."""
