"""An authority's own sign-in on a port of its own, with one account, for the tests of single sign-on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.browser.server import PASSWORD, REPOSITORY, environment, free_port, wait_for

CLIENT, SECRET = "masswerk", "only-for-tests"
SET_UP = """
import django; django.setup()
from allauth.account.models import EmailAddress
from allauth.idp.oidc.models import Client
from django.core.management import call_command
from masswerk.base.actions import SYSTEM
from masswerk.people.actions import create_account
call_command("migrate", verbosity=0)
account = create_account(email={email!r}, name="Kim", password={password!r}, by=SYSTEM, is_demo=True)
EmailAddress.objects.create(user=account, email={email!r}, verified={verified}, primary=True)
client = Client(id={client!r}, name="Masswerk", scopes="openid\\nprofile\\nemail", skip_consent=True,
                redirect_uris={back!r}, grant_types="authorization_code", response_types="code")
client.set_secret({secret!r})
client.save()
"""
SERVE = """
from waitress import serve
from django.core.wsgi import get_wsgi_application
serve(get_wsgi_application(), host="127.0.0.1", port={port})
"""


@contextmanager
def authority(data: Path, back: str, *, email: str, verified: bool = True) -> Iterator[str]:
    """Start it and give its address.

    back:     where it sends people after they signed in
    verified: whether it vouches for the e-mail address
    """
    port = free_port()
    ours = environment(data) | {
        "DJANGO_SETTINGS_MODULE": "tests.browser.authority_settings", "AUTHORITY_KEY": _key(),
        "PYTHONPATH": f"{REPOSITORY / 'src'}{os.pathsep}{REPOSITORY}"}
    script = SET_UP.format(email=email, password=PASSWORD, client=CLIENT, secret=SECRET, back=back, verified=verified)
    done = subprocess.run([sys.executable, "-c", script], env=ours, cwd=REPOSITORY, capture_output=True, text=True,
                          timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    with (data / "authority.log").open("w") as log:
        process = subprocess.Popen([sys.executable, "-c", SERVE.format(port=port)], env=ours, cwd=REPOSITORY,
                                   stdout=log, stderr=log)
    try:
        wait_for(f"http://127.0.0.1:{port}/.well-known/openid-configuration", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=15)


def _key() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                             serialization.NoEncryption()).decode()
