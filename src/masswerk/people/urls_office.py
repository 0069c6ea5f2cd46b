"""Addresses of people and roles, below a body's working area."""

from django.urls import path

from masswerk.people.views import team

app_name = "team"

urlpatterns = [
    path("", team.team, name="team"),
    path("einladen/", team.invite, name="invite"),
    path("<int:account>/", team.member, name="member"),
    path("<int:account>/sperren/", team.shut_out, name="shut_out"),
    path("rollen/<int:grant>/beenden/", team.end_role, name="end_role"),
    path("einladungen/<int:invitation>/zurueckziehen/", team.revoke, name="revoke"),
    path("einladungen/<int:invitation>/erneut/", team.resend, name="resend"),
]
