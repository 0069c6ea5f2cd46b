"""What arrives from the pages of editions."""

from masswerk.concepts.forms.editions import AdoptForm, EditionForm, FoundForm, InterfaceForm, RenameForm
from masswerk.concepts.forms.fates import FateForm, OriginForm, RemoveForm
from masswerk.concepts.forms.fields import LONGEST_TEXT
from masswerk.concepts.forms.figures import DescribeForm, FigureForm, FigureWordsForm
from masswerk.concepts.forms.passages import AddForm, BelongForm, ErratumForm, PlaceForm, TranslateForm, WordingForm
from masswerk.concepts.forms.words import TermForm

__all__ = [
    "LONGEST_TEXT", "AddForm", "AdoptForm", "BelongForm", "DescribeForm", "EditionForm", "ErratumForm", "FateForm",
    "FigureForm", "FigureWordsForm", "FoundForm",
    "InterfaceForm", "OriginForm", "PlaceForm", "RemoveForm", "RenameForm", "TermForm", "TranslateForm", "WordingForm",
]
