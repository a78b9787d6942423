"""web: addresses of productions."""

from __future__ import annotations

from django.urls import path

from juzu.web.production.views import beginning, listing, overview, people

app_name = "production"
urlpatterns = [
    path("", listing.productions, name="list"),
    path("new/", beginning.new, name="new"),
    path("sample/", listing.add_sample, name="sample"),
    path("join/<str:secret>/", people.join, name="join"),
    path("p/<slug:slug>/", overview.overview, name="overview"),
    path("p/<slug:slug>/events/", overview.events, name="events"),
    path("p/<slug:slug>/reset/", overview.reset, name="reset"),
    path("p/<slug:slug>/remove/", overview.remove, name="remove"),
    path("p/<slug:slug>/people/", people.people, name="people"),
    path("p/<slug:slug>/people/invite/", people.invite, name="invite"),
    path("p/<slug:slug>/people/invitation/<int:number>/revoke/", people.revoke, name="revoke"),
    path("p/<slug:slug>/people/<int:number>/role/", people.change_role, name="role"),
    path("p/<slug:slug>/people/<int:number>/remove/", people.remove, name="remove-member"),
    path("p/<slug:slug>/audit/", people.audit, name="audit"),
]
