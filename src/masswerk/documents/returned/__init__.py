"""Copies of a laid-out draft that come back: what each author proposes and says, on the passage it concerns.

Words: place (where a passage was found again), proposal (one author's wording of one passage), added (a new paragraph),
comment. The file is read in the limited process (`readers/copies`); here its words are compared with what was laid out.
Left to others: what becomes of a proposal.
"""

from masswerk.documents.returned.model import UNKNOWN, Added, Comment, Placed, Proposal, Reply, Returned
from masswerk.documents.returned.reading import read_returned
from masswerk.documents.returned.texts import is_same, laid_out_texts

__all__ = ["UNKNOWN", "Added", "Comment", "Placed", "Proposal", "Reply", "Returned", "is_same", "laid_out_texts",
           "read_returned"]
