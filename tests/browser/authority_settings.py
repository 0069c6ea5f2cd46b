"""Settings of an authority's own sign-in, for tests only: the sign-in library as identity provider."""

import os

from masswerk.site.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "allauth.idp.oidc"]  # noqa: F405
ROOT_URLCONF = "tests.browser.authority_urls"
IDP_OIDC_PRIVATE_KEY = os.environ["AUTHORITY_KEY"]
SESSION_COOKIE_NAME = "authority"
CONTENT_SECURITY_POLICY = {"DIRECTIVES": {"default-src": ["'self'"]}}
SECOND_FACTOR = False
