"""Concepts, their editions and the wording of each passage.

Words: concept (the idea that lives through editions), edition (one version, draft to superseded), element
(one node with an identity across editions), passage (an element's place in one edition), wording (an immutable
text of a passage), rendition (a passage in another language or form), lineage (what became of an element),
erratum. Leaves what is done about a measure to `measures`, and where a text came from to `intake`.
"""
