"""web: addresses of private facts."""

from __future__ import annotations

from django.urls import path

from juzu.web.private import views

app_name = "private"
urlpatterns = [
    path("p/<slug:slug>/private/", views.page, name="page"),
    path("p/<slug:slug>/private/<int:number>/read/", views.read, name="read"),
    path("p/<slug:slug>/private/<int:number>/remove/", views.remove, name="remove"),
]
