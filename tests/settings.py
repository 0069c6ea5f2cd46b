"""Settings of the test run: the program's own, with a throw-away data folder and quick passwords."""

import os
import tempfile

os.environ.setdefault("MASSWERK_DATA", tempfile.mkdtemp(prefix="masswerk-test-"))
os.environ.setdefault("MASSWERK_TESTING", "1")
os.environ.setdefault("MASSWERK_SECRET_KEY", "only-for-tests")

from masswerk.site.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405
