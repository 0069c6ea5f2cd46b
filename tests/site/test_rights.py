"""Every address × person × own and foreign body × method: one stated answer each (`rights_table.py`)."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.site import rights_table as table
from tests.site.addresses import Address, ask
from tests.site.world import NOBODY, PEOPLE, World

pytestmark = pytest.mark.django_db

SIGN_IN = "/konto/login/?next="
FEW = (NOBODY, "coordinator", "administrator")


def by_name(every_address: list[Address]) -> dict[str, Address]:
    return {address.name: address for address in every_address}


def test_every_address_has_its_row_and_every_row_an_address(every_address):
    names = {address.name for address in every_address} - {"mfa_list_webauthn"}  # its template cannot be rendered yet
    assert names == {row.name for row in table.ROWS}


def found(world: World, every_address: list[Address], method: str) -> tuple[dict[object, object], dict[object, object]]:
    """What everybody gets at every address, and what the table says."""
    got, said = {}, {}
    known = by_name(every_address)
    for row in table.ROWS:
        address = known[row.name]
        for where in ("own", "foreign") if "body" in address.parameters else ("own",):
            path = address.at(getattr(world, where), **row.wanted)
            for person in asking(row, method, where):
                key = (path, person, where)
                got[key] = ask(world.clients[person], method, path).status_code
                said[key] = row.answer(person, method, at_own=where == "own")
    return got, said


def asking(row: table.Row, method: str, where: str) -> Iterable[str]:
    """Who asks: everybody; three of them where neither role nor body can make a difference."""
    given = row.get if method == "GET" else row.post
    is_no_method = given == table.NOT_HERE and not row.access.first
    makes_no_difference = where == "foreign" and not row.access.own
    return FEW if is_no_method or makes_no_difference else PEOPLE


def differing(got: dict[object, object], said: dict[object, object]) -> str:
    """What is answered otherwise than the table says, one a line."""
    return "\n".join(f"{key} got {got[key]}, the table says {said[key]}" for key in said if got[key] != said[key])


class TestReading:
    def test_everybody_gets_what_the_table_says(self, world, every_address):
        got, said = found(world, every_address, "GET")
        assert not differing(got, said), differing(got, said)


class TestSending:
    def test_everybody_gets_what_the_table_says(self, world, every_address):
        got, said = found(world, every_address, "POST")
        assert not differing(got, said), differing(got, said)


class TestMixing:
    def test_objects_of_another_body_are_not_there_below_the_own_one(self, world, every_address):
        got = {}
        for row in table.ROWS:
            address = by_name(every_address)[row.name]
            if not row.access.own or "coordinator" not in row.access.who:
                continue
            own, foreign = (address.values(place, **row.wanted) for place in (world.own, world.foreign))
            for name in set(address.parameters) - {"body"}:
                if own[name] != foreign[name]:
                    for method in allowed(row):
                        path = address.path({**own, name: foreign[name]})
                        got[path, method] = ask(world.clients["coordinator"], method, path).status_code
        assert set(got.values()) == {table.GONE}, {k: v for k, v in got.items() if v != table.GONE}
        assert len(got) > 60

    def test_visitors_are_sent_to_the_sign_in_and_back(self, world, every_address):
        for row in table.ROWS:
            if row.access.who in (table.WRITERS.who, table.OFFICE.who) and row.get != table.NOT_HERE:
                path = by_name(every_address)[row.name].at(world.own, **row.wanted)
                assert ask(world.clients[NOBODY], "GET", path).headers["Location"] == SIGN_IN + path

    def test_what_is_foreign_looks_like_what_does_not_exist(self, world, every_address):
        """Same page, same words, whether the object exists elsewhere or nowhere."""
        address = by_name(every_address)["concepts:edition"]
        coordinator = world.clients["coordinator"]
        pages = []
        for edition in (world.foreign.draft.pk, 999999):
            page = ask(coordinator, "GET", address.path({"body": "fremd", "edition": edition})).content.decode()
            pages.append(page.replace(f"/{edition}/", "/"))
        assert pages[0] == pages[1]


def allowed(row: table.Row) -> list[str]:
    """Methods an address answers to."""
    return [method for method, answer in (("GET", row.get), ("POST", row.post)) if answer != table.NOT_HERE]
