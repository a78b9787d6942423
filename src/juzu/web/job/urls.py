"""web: addresses of a production's jobs."""

from __future__ import annotations

from django.urls import path

from juzu.web.job import views

app_name = "job"
urlpatterns = [
    path("p/<slug:slug>/jobs/", views.panel, name="panel"),
    path("p/<slug:slug>/jobs/plan/", views.plan, name="plan"),
    path("p/<slug:slug>/jobs/papers/", views.papers, name="papers"),
    path("p/<slug:slug>/jobs/<int:number>/stop/", views.stop, name="stop"),
    path("p/<slug:slug>/jobs/<int:number>/retry/", views.retry, name="retry"),
    path("p/<slug:slug>/jobs/<int:number>/file/", views.file, name="file"),
]
