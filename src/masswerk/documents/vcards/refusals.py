"""What is no address card."""

from __future__ import annotations

from masswerk.base.errors import RuleError


class NotACard(RuleError):
    cause = "„{name}“ enthält keine Adresskarte."
    way_out = "Geben Sie die Kontakte in Ihrem Adressbuch als vCard (.vcf) aus."
