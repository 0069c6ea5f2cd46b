"""Calendars that calendar programs read: iCalendar with times as the clocks in Germany show them.

Words: appointment (one date with its place), calendar (a file of them). Written only, never read.
Source: RFC 5545 (iCalendar), 3.1 (folding), 3.3.11 (escaping), 3.6.5 (time zones); RFC 7986 (names of calendars).
"""

from masswerk.documents.calendars.model import Appointment
from masswerk.documents.calendars.writing import MEDIA_TYPE, write_calendar

__all__ = ["MEDIA_TYPE", "Appointment", "write_calendar"]
