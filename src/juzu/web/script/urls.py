"""web: addresses of the script."""

from __future__ import annotations

from django.urls import path

from juzu.web.script import drafts, views

app_name = "script"
urlpatterns = [
    path("p/<slug:slug>/script/", views.page, name="page"),
    path("p/<slug:slug>/script/scene/", views.scene, name="scene"),
    path("p/<slug:slug>/script/word/", views.word, name="word"),
    path("p/<slug:slug>/script/upload/", drafts.upload, name="upload"),
    path("p/<slug:slug>/script/proposal/", drafts.proposal, name="proposal"),
    path("p/<slug:slug>/script/versions/", drafts.versions, name="versions"),
]
