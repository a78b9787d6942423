"""web: addresses of the plan."""

from __future__ import annotations

from django.urls import path

from juzu.web.plan import solving, versions, views, why

app_name = "plan"
urlpatterns = [
    path("p/<slug:slug>/board/", views.board, name="board"),
    path("p/<slug:slug>/board/palette.css", views.palette, name="palette"),
    path("p/<slug:slug>/board/try/", views.try_out, name="try"),
    path("p/<slug:slug>/board/edit/", views.edit, name="edit"),
    path("p/<slug:slug>/board/undo/", views.undo, name="undo"),
    path("p/<slug:slug>/board/redo/", views.redo, name="redo"),
    path("p/<slug:slug>/board/lock/", views.lock, name="lock"),
    path("p/<slug:slug>/board/since/", views.since, name="since"),
    path("p/<slug:slug>/board/publish/", views.publish, name="publish"),
    path("p/<slug:slug>/board/solve/", solving.solve, name="solve"),
    path("p/<slug:slug>/board/solving/", solving.solving, name="solving"),
    path("p/<slug:slug>/board/solving/<int:number>/stop/", solving.stop, name="stop"),
    path("p/<slug:slug>/board/solving/<int:number>/retry/", solving.retry, name="retry"),
    path("p/<slug:slug>/versions/", versions.versions, name="versions"),
    path("p/<slug:slug>/versions/compare/", versions.side_by_side, name="compare"),
    path("p/<slug:slug>/versions/<int:number>/restore/", versions.restore, name="restore"),
    path("p/<slug:slug>/why/", why.why, name="why"),
    path("p/<slug:slug>/why/asked/", why.asked, name="asked"),
    path("p/<slug:slug>/why/ask/<str:kind>/", why.ask, name="ask"),
]
