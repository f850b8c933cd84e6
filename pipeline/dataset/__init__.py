"""The dataset: its fields, their descriptions, writing and reading of its tables."""
