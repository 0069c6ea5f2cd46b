"""Papers attached to contributions: which are kept, and who may see them."""

from __future__ import annotations

from django.http import HttpRequest

from masswerk.base.attachments import Purpose, join
from masswerk.base.models import Attachment
from masswerk.base.rules.media import DOCUMENTS, PICTURES
from masswerk.concepts.access import EDITORS
from masswerk.participation.models import ContributionFile
from masswerk.people.access import get_viewer

PURPOSE = "contribution"


def may_see(request: HttpRequest, attachment: Attachment) -> bool:
    """True for whoever coordinates the procedure it came to."""
    bodies = get_viewer(request).bodies_with(*EDITORS)
    return ContributionFile.objects.filter(attachment=attachment, body__in=bodies).exists()


def connect() -> None:
    """Join the purpose; called when the app is ready."""
    join(Purpose(PURPOSE, "Anlage eines Beitrags", may_see, PICTURES | DOCUMENTS))
