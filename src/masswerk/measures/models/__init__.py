"""What is kept of measures."""

from masswerk.measures.models.effect import Output
from masswerk.measures.models.fates import Fate, MeasureFate
from masswerk.measures.models.measure import Measure, OfMeasure, Priority, Status
from masswerk.measures.models.money import MoneyLine, MoneySource
from masswerk.measures.models.papers import CouncilPaper
from masswerk.measures.models.places import MeasureRegion, MeasureTarget, Partner, TargetGroup
from masswerk.measures.models.schedule import Milestone, Shift, Task

__all__ = ["CouncilPaper", "Fate", "Measure", "MeasureFate", "MeasureRegion", "MeasureTarget", "Milestone", "MoneyLine",
           "MoneySource", "OfMeasure", "Output", "Partner", "Priority", "Shift", "Status", "TargetGroup", "Task"]
