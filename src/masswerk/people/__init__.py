"""Accounts, persons and what they may do where.

Words: account (signs in), person (a human the office works with), grant (person + role + body), viewer
(whoever looks at a page, with their grants). A role never reaches over the border of its body.
"""
