"""web: addresses of productions."""

from __future__ import annotations

from django.urls import path

from juzu.web.production import views

app_name = "production"
urlpatterns = [
    path("", views.productions, name="list"),
    path("p/<slug:slug>/", views.overview, name="overview"),
    path("p/<slug:slug>/events/", views.events, name="events"),
]
