"""All measures of an edition at a glance: what runs, what is late, what lacks a lead, money or a day.

wanted:   what an address asks for
findings: what the database says is late, due or missing, the same as `measures.rules` would
groups:   fields, themes and chapters the measures stand in
table:    the rows of a page, how many there are, and what can be chosen
"""
