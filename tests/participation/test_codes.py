"""Receipt codes: as good as unguessable, readable, told from slips of the pen."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from masswerk.participation.rules import codes, work

SECRETS = st.binary(min_size=16, max_size=16)


@given(SECRETS)
def test_a_code_is_read_as_it_is_written_however_it_is_typed(secret):
    code = codes.written(secret)
    assert codes.read(code) == secret
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert codes.read(f"  {typed} ") == secret


@given(SECRETS, st.integers(0, 27), st.sampled_from(codes.LETTERS))
def test_most_slips_of_the_pen_are_noticed(secret, place, letter):
    letters = codes.written(secret).replace("-", "")
    slipped = letters[:place] + letter + letters[place + 1:]
    assert codes.read(slipped) != secret or slipped == letters


def test_a_hundred_slips_are_noticed_but_for_about_one_in_256():
    missed = 0
    for number in range(2000):
        letters = codes.written(hashlib.sha256(str(number).encode()).digest()[:16]).replace("-", "")
        at = number % 25
        slipped = letters[:at] + codes.LETTERS[(codes.LETTERS.index(letters[at]) + 1) % 32] + letters[at + 1:]
        missed += codes.read(slipped) is not None
    assert missed < 30


def test_codes_are_new_each_time_and_stored_as_a_hash_only():
    made = {codes.new_code() for _ in range(1000)}
    assert len(made) == 1000
    code = made.pop()
    assert codes.stored(code) == hashlib.sha256(codes.read(code)).hexdigest()
    assert (codes.stored("kein Code"), codes.read("A" * 28)) == ("", None)


def test_the_code_of_a_ticket_is_always_the_same_and_of_no_other():
    tickets = [work.opened(work.issue("form", now=1, bits=1, wait=1, key=b"k"), "form", [b"k"]) for _ in range(50)]
    secrets = [work.code_of(ticket, b"k") for ticket in tickets]
    assert [work.code_of(ticket, b"k") for ticket in tickets] == secrets
    assert len(set(secrets)) == 50
    assert work.code_of(tickets[0], b"other") != secrets[0]


@given(st.text(max_size=80))
def test_no_other_text_is_taken_for_a_ticket(text):
    assert work.opened(text, "form", [b"k"]) is None


def test_a_ticket_with_one_changed_letter_is_foreign():
    text = work.issue("form", now=1, bits=1, wait=1, key=b"k")
    for place in range(len(text)):
        for letter in "Aa0_":
            changed = text[:place] + letter + text[place + 1:]
            assert changed == text or work.opened(changed, "form", [b"k"]) is None
