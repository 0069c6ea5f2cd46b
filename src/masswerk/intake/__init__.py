"""Taking in a document: upload, reading, the proposed tree, its review, acceptance as a draft edition.

Words: reading (one document being taken in), proposal (one proposed element), step (one change in the review,
which can be undone).
The thinking about what a line is lies in `intake.rules`, what a step of
the review means in `intake.review`; file formats in `documents`.
"""
