"""The network: organisations a body works with, people to reach there, working groups and boards with their meetings.

Words: profile (what a body knows of an organisation), person and contact (somebody with a function somewhere; apart
from accounts), working group (Arbeitsgruppe, Beirat), charge (a field of action a group answers for), membership,
meeting, point (of its agenda), resolution (Beschluss), group task (what somebody is to do until when).
Leaves tasks of measures to `measures`, which may take over a group's task; groups of one event belong to `events`.
Sources: RFC 5545 (iCalendar), RFC 2426 and 6350 (vCard), Art. 5, 6 and 17 GDPR.
"""
