"""What everybody may read: the start page of a body, its concept, comparisons, downloads, legal pages.

Words: cover, chapter (a page of the concept), passage, theme, form (long, short, Leichte Sprache). It keeps nothing:
every page is made from `concepts`, `measures` and `thread`. Its frame speaks the languages of `site/locale`.
Sources: WCAG 2.2, EN 301 549 and BITV 2.0 for the legal pages; RFC 9110 for ETags and 304.
Leaves the office's pages to `concepts`, the machine's door to `api`.
"""
