"""Signing in with a passkey and by an authority's own sign-in, and accepting an invitation, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import axe
from tests.browser.authority import CLIENT, SECRET, authority
from tests.browser.conftest import PATIENCE, PHONE
from tests.browser.server import PASSWORD, Server, free_port, running

NEW = "vier lose Wörter Ahorn"


def holding_a_key(context: BrowserContext, page: Page, *, knows_its_holder: bool = True) -> None:
    """Give a window a device with passkeys that answers by itself."""
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": knows_its_holder, "automaticPresenceSimulation": True}})


def confirm_with_password(page: Page) -> None:
    """Passkeys change only after the password was given again."""
    if "reauthenticate" in page.url:
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")


def test_a_passkey_is_made_used_and_removed(server, browser):
    context = browser.new_context(locale="de-DE")
    context.set_default_timeout(PATIENCE)
    page, home = context.new_page(), server.url.replace("127.0.0.1", "localhost")
    errors: list[str] = []
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    holding_a_key(context, page)

    page.goto(f"{home}/konto/login/")
    page.fill("[name=login]", "mentor@demo.example")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/arbeit/")
    page.goto(f"{home}/konto/2fa/webauthn/add/")
    confirm_with_password(page)
    page.fill("[name=name]", "Diensthandy")
    page.check("[name=passwordless]")
    page.get_by_role("button", name="Passkey anlegen").click()
    expect(page.get_by_text("Der Passkey ist hinzugefügt.")).to_be_visible()
    assert axe.findings(page) == []

    page.goto(f"{home}/konto/logout/")
    page.get_by_role("button", name="Jetzt abmelden").click()
    page.goto(f"{home}/konto/login/")
    page.get_by_role("button", name="Mit Passkey anmelden").click()
    page.wait_for_url("**/arbeit/")

    page.goto(f"{home}/konto/2fa/webauthn/")
    page.get_by_role("link", name="Entfernen").click()
    confirm_with_password(page)
    page.get_by_role("button", name="Passkey entfernen").click()
    expect(page.get_by_text("Der Passkey ist entfernt.")).to_be_visible()
    assert errors == []
    context.close()


def test_a_device_that_refuses_is_told_on_the_page(server, browser):
    context = browser.new_context(locale="de-DE")
    context.set_default_timeout(PATIENCE)
    page, home = context.new_page(), server.url.replace("127.0.0.1", "localhost")
    holding_a_key(context, page, knows_its_holder=False)
    page.goto(f"{home}/konto/login/")
    page.get_by_role("button", name="Mit Passkey anmelden").click()
    expect(page.get_by_text("Das hat nicht geklappt.")).to_be_visible()
    context.close()


def invited(server: Server, email: str) -> str:
    """The secret of a fresh invitation to the demonstration's county."""
    said = server.django(f"""
from django.utils import timezone
from masswerk.base.actions import SYSTEM
from masswerk.bodies.models import Body
from masswerk.people.actions import invite
print(invite(Body.objects.get(slug="harz"), email={email!r}, role="partner", by=SYSTEM, now=timezone.now())[1])
""")
    return said.strip()


def test_the_link_of_an_invitation_opens_by_itself_and_leaves_no_secret_in_the_address(open_desk):
    desk = open_desk(PHONE)
    seen: list[str] = []
    desk.page.on("request", lambda request: seen.append(request.url))
    secret = invited(desk.server, "link@example.org")
    desk.go(f"/konto/einladung/#{secret}")
    desk.page.wait_for_url("**/konto/einladung/annehmen/")
    assert not [url for url in seen if secret in url.partition("#")[0]]
    assert axe.findings(desk.page) == []
    desk.page.fill("[name=name]", "Lena Link")
    desk.page.fill("[name=password]", NEW)
    desk.press("Konto anlegen und Rolle annehmen")
    desk.sees("Willkommen bei Landkreis Harz. Ihre Rolle: Träger.")


def test_without_script_the_code_is_typed(open_desk):
    desk = open_desk(java_script_enabled=False)
    desk.go("/konto/einladung/")
    desk.page.fill("[name=secret]", invited(desk.server, "code@example.org"))
    desk.press("Einladung öffnen")
    desk.page.fill("[name=name]", "Carla Code")
    desk.page.fill("[name=password]", NEW)
    desk.press("Konto anlegen und Rolle annehmen")
    desk.sees("Willkommen bei Landkreis Harz. Ihre Rolle: Träger.")


@pytest.fixture(scope="module", params=[True, False], ids=["vouched for", "not vouched for"])
def offices(request, tmp_path_factory, browser):
    """The program beside an authority's sign-in that vouches for the address or not; and whether it does."""
    port = free_port()
    back = f"http://127.0.0.1:{port}/konto/oidc/behoerde/login/callback/"
    with authority(tmp_path_factory.mktemp("amt"), back, email="auditor@demo.example", verified=request.param) as url:
        given = {"MASSWERK_OIDC_ISSUER": url, "MASSWERK_OIDC_CLIENT": CLIENT, "MASSWERK_OIDC_SECRET": SECRET,
                 "MASSWERK_OIDC_NAME": "Amtskonto"}
        with pytest.MonkeyPatch.context() as patch:
            for name, value in given.items():
                patch.setenv(name, value)
            # the authority must know where to send people back before the program runs
            patch.setattr("tests.browser.server.free_port", lambda: port)
            with running(tmp_path_factory.mktemp("data")) as server:
                yield server, request.param


def test_an_authoritys_account_opens_the_account_of_the_same_confirmed_address(offices, browser):
    server, is_confirmed = offices
    context = browser.new_context(locale="de-DE")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda m: errors.append(m.text) if "Content Security Policy" in m.text else None)
    page.goto(f"{server.url}/konto/login/")
    page.get_by_role("button", name="Mit Amtskonto anmelden").click()
    page.fill("[name=login]", "auditor@demo.example")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    if is_confirmed:
        page.wait_for_url(re.compile(r"/harz/arbeit/$"))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    else:
        expect(page.get_by_role("heading", level=1)).to_contain_text("Konto nur durch Einladung")
    assert errors == []
    context.close()


def test_the_identity_provider_is_no_part_of_the_program():
    from masswerk.site import settings

    assert [app for app in settings.INSTALLED_APPS if "idp" in app] == []
