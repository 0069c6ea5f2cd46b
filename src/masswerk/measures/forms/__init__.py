"""What arrives from the sections of a measure's sheet."""

from masswerk.measures.forms.fields import Choices, choices_for
from masswerk.measures.forms.sections import FORMS, SectionForm

__all__ = ["FORMS", "Choices", "SectionForm", "choices_for"]
