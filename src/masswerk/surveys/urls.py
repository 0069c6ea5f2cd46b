"""Addresses of `surveys`: the office's pages, below `<body>/arbeit/umfragen/`."""

from django.urls import path

from masswerk.surveys.views import office

app_name = "surveys"

urlpatterns = [
    path("", office.overview, name="overview"),
    path("anlegen/", office.make, name="make"),
    path("<slug:survey>/", office.survey, name="survey"),
    path("<slug:survey>/angaben/", office.change, name="change"),
    path("<slug:survey>/fragen/", office.questions, name="questions"),
    path("<slug:survey>/schritt/<slug:step>/", office.step, name="step"),
    path("<slug:survey>/laden/<slug:form>/", office.file, name="file"),
]
