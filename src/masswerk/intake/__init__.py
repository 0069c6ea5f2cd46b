"""Taking in a document: upload, reading, the proposed tree, its review, acceptance as a draft edition.

Words: reading (one document being taken in), proposal (one proposed element), step (one change in the review, undoable).
The thinking about what a line is lies in `intake.rules`; file formats in `documents`.
"""
