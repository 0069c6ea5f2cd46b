"""Stored mails (.eml): sender, text and attachments.

Words: part (paragraphs, quoted or not), attachment, doubt (where an attachment lies about its type). Left to others:
which part is a contribution, and what to do with an attachment.
"""

from masswerk.documents.mail.model import Attachment, Mail, Part
from masswerk.documents.mail.reading import read_mail

__all__ = ["Attachment", "Mail", "Part", "read_mail"]
