"""What we do with quotes and meanings: one run from files to the dataset."""
