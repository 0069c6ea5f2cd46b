"""Surveys: simple questions, asked anonymously in several languages, whose figures can be quoted.

Words: survey (Umfrage), question (Frage), choice (Antwortmöglichkeit), response (ein ausgefüllter Bogen). What people
write freely becomes a contribution of the procedure and is weighed with all others.
Source of the exchange format: XLSForm (xlsform.org), sheets `survey`, `choices` and `settings`.
Leaves weighing to `participation`, and statistics with protection of small numbers to what comes with indicators.
"""
