"""Processes that read files: copies of this one, those of a Dask cluster, what they may take and do."""
