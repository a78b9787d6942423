"""web: addresses of the site itself."""

from __future__ import annotations

from django.urls import path

from juzu.web.site import views

app_name = "site"
urlpatterns = [path("language/", views.language, name="language")]
