"""web: addresses of one's own account."""

from __future__ import annotations

from django.urls import path

from juzu.web.account import views

app_name = "account"
urlpatterns = [path("", views.home, name="home")]
