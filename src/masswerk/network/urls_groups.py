"""Addresses of groups in the office, below `<body>/arbeit/gruppen/`."""

from django.urls import path

from masswerk.network.views import groups, meetings

app_name = "groups"

GROUP = "<slug:group>/"
MEETING = GROUP + "sitzung/<int:meeting>/"

urlpatterns = [
    path("", groups.overview, name="overview"),
    path("gruppe-bilden/", groups.form, name="form"),
    path(GROUP, groups.group, name="group"),
    path(GROUP + "angaben/", groups.change, name="change"),
    path(GROUP + "beenden/", groups.end, name="end"),
    path(GROUP + "mitglied/", groups.join, name="join"),
    path(GROUP + "mitglied/<int:membership>/herausnehmen/", groups.leave, name="leave"),
    path(GROUP + "mail/", groups.mail, name="mail"),
    path(GROUP + "kalender/", groups.feed, name="feed"),
    path(GROUP + "sitzung/", meetings.call, name="call"),
    path(MEETING, meetings.meeting, name="meeting"),
    path(MEETING + "angaben/", meetings.change, name="change_meeting"),
    path(MEETING + "absagen/", meetings.cancel, name="cancel"),
    path(MEETING + "tagesordnung/", meetings.agenda, name="agenda"),
    path(MEETING + "protokoll/", meetings.minutes, name="minutes"),
    path(MEETING + "beschluss/", meetings.resolve, name="resolve"),
    path(MEETING + "beschluss/<int:number>/", meetings.resolve, name="resolution"),
    path(MEETING + "aufgabe/", meetings.give, name="give"),
    path(MEETING + "aufgabe/<int:task>/", meetings.end_task, name="end_task"),
    path(MEETING + "termin.ics", meetings.invitation, name="invitation"),
]
