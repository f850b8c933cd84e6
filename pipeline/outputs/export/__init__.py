"""The dataset as files that other programs open: Excel, CSV with a description, SQLite, DuckDB."""

from pipeline.outputs.export.write import FORMATS, EngineMissing, FileInUse, export

__all__ = ["FORMATS", "EngineMissing", "FileInUse", "export"]
