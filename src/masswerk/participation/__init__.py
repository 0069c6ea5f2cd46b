"""Participation: everything somebody said about a concept, what was decided on it and why, and what changed by it.

Words: procedure (Beteiligungsverfahren, with its phases), contribution (what one person or organisation said, whatever
the channel), statement (the part of a contribution that makes one point; decisions answer statements), anchor (a
statement's place in the concept), amendment (proposed wording), bundle (statements that say the same), decision
(outcome and public reason, drafted by one and confirmed by another), change (what a passage became, and by which
decisions).
Source: the discipline of weighing is borrowed from section 3 (2) BauGB; an integration concept is not bound by it.
Leaves events and surveys, which make contributions, to their own packages.
"""
