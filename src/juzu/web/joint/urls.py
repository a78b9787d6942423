"""web: addresses of planning together."""

from __future__ import annotations

from django.urls import path

from juzu.web.joint import views

app_name = "joint"
urlpatterns = [
    path("b/<slug:slug>/joint/", views.choose, name="choose"),
    path("b/<slug:slug>/joint/<int:number>/", views.one, name="one"),
    path("b/<slug:slug>/joint/<int:number>/stop/", views.stop, name="stop"),
    path("b/<slug:slug>/joint/<int:number>/adopt/", views.adopt, name="adopt"),
]
