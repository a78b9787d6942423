"""Playwright runs an event loop in the test's thread; Django would refuse its database there."""

import os

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
