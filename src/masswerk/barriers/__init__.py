"""Reported barriers: what people could not read, use or understand on a body's pages, and what became of it.

Words: barrier report (Meldung einer Barriere). Sources: BITV 2.0, section 12b BGG (feedback mechanism and answer within
a month); EU directive 2016/2102, Art. 7. Leaves the form itself to `public`, the statement on accessibility
to `bodies`.
"""
