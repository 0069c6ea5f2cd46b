"""The thread (roter Faden): from any element to everything that stands behind it, and back.

Words: station (six of them, clockwise on the rosette), trace (a row behind an element), knot (what a page shows of it).
It keeps nothing of its own: relations to elements declare their stations and their audience where they belong
(`concepts.hooks.ThreadRelation`), and the thread reads them. The wording it reads itself, edition by edition.
Leaves to each package what its rows mean.
"""
