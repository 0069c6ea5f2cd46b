"""Events: discussions and network meetings with working groups, guiding questions and cards, and their documentation.

Words: event (Veranstaltung), group (Arbeitsgruppe of that day), guiding question (Leitfrage, with its card colour),
card (Moderationskarte), cluster (what a group put together), summary (what the moderation reported). Attendance is
kept as counts only. When cards are handed over they become contributions of a procedure and are weighed there.
Leaves weighing to `participation`.
"""
