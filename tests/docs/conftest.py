"""The browser of the report's tests, for the site."""

from tests.pipeline.report.conftest import chromium

__all__ = ["chromium"]
