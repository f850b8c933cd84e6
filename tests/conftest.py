"""What tests of several folders share: one real browser for the whole session, and what the tests cost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

# a busy machine fails no test: no property is timed
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

_QUICK = 240.0  # seconds of CPU, of all cores together
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium on this machine: " + ", ".join(_BROWSERS))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Tell what the tests cost; those without the slow ones are to take less than `_QUICK` seconds."""
    try:
        import resource
    except ImportError:  # Windows
        return
    used = sum(
        spent.ru_utime + spent.ru_stime
        for spent in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )
    if "not slow" in str(config.getoption("-m")):
        terminalreporter.write_line(f"{used:.0f} s of CPU without the slow tests; the limit is {_QUICK:.0f} s")
    else:
        terminalreporter.write_line(f"{used:.0f} s of CPU")
