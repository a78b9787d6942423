"""web: the address of a production's facts."""

from __future__ import annotations

from django.urls import path

from juzu.web.facts import views

app_name = "facts"
urlpatterns = [path("p/<slug:slug>/facts/", views.page, name="page")]
