"""Writers: one `Doc` becomes DOCX, ODT, PDF/UA or HTML.

Each format is a module with `write(doc)`; the same `Doc` with the same `written` gives the same bytes.
What all formats need first (clean characters, sound links, heading levels without gaps) is done in `prepare`.
Words: `masswerk.documents.text`. Left to others: what stands in a document (capabilities above build the `Doc`).
"""
