"""Addresses of one's own account and of invitations, below /konto/."""

from django.urls import path
from django.views.generic import RedirectView

from masswerk.people.views import account, invitation

app_name = "people"

urlpatterns = [
    path("", account.overview, name="account"),
    path("sitzungen/", account.sessions, name="sessions"),
    path("sitzungen/beenden/", account.end_sessions, name="end_sessions"),
    path("meine-daten/", account.my_data, name="my_data"),
    path("einladung/", invitation.enter, name="invitation"),
    path("einladung/annehmen/", invitation.accept, name="accept"),
    # shadows a page of the sign-in library that would let people take any address unconfirmed
    path("email/", RedirectView.as_view(pattern_name="people:account"), name="email"),
]
