"""Builds what the project ships or its docs show: reference data, models, the reports of data/raw, pages, the SBOM."""
