"""web: addresses of bases."""

from __future__ import annotations

from django.urls import include, path

from juzu.web.base.pages import bookings, catalogue, floors, guests, ours, schedule, wall

OURS = [
    path("", ours.ours, name="page"),
    path("join/", ours.join, name="join"),
    path("<int:number>/book/", ours.book, name="book"),
]
CHARTS = [
    path(f"b/<slug:slug>/{kind}.{ending}", schedule.chart_file, {"kind": kind, "ending": ending}, name=f"{kind}-{ending}")
    for kind in schedule.NAMES
    for ending in ("svg", "pdf")
]
BASES = [
    path("b/", guests.bases, name="list"),
    path("b/<slug:slug>/", schedule.sets, name="schedule"),
    path("b/<slug:slug>/crews/", schedule.crews, name="crews"),
    *CHARTS,
    path("b/<slug:slug>/floors/", floors.floor_list, name="floors"),
    path("b/<slug:slug>/occupancy/", floors.occupancy, name="occupancy"),
    path("b/<slug:slug>/hold/", bookings.hold, name="hold"),
    path("b/<slug:slug>/bookings/", bookings.bookings, name="bookings"),
    path("b/<slug:slug>/bookings/<int:number>/", bookings.booking, name="booking"),
    path("b/<slug:slug>/bookings/<int:number>/<str:name>/", bookings.act, name="act"),
    path("b/<slug:slug>/guests/", guests.guests, name="guests"),
    path("b/<slug:slug>/catalogue/", catalogue.catalogue, name="catalogue"),
    path("b/<slug:slug>/catalogue/set/", catalogue.one, name="one"),
    path("b/<slug:slug>/catalogue/base/", catalogue.facts, name="facts"),
    path("b/<slug:slug>/catalogue/xlsx/", catalogue.download, name="download"),
    path("b/<slug:slug>/catalogue/upload/", catalogue.upload, name="upload"),
    path("b/<slug:slug>/wall/", wall.wall, name="wall"),
    path("b/<slug:slug>/wall/blank/", wall.blank, name="wall-blank"),
    path("b/<slug:slug>/events/", guests.events, name="events"),
]

urlpatterns = [path("", include((BASES, "base"))), path("p/<slug:slug>/base/", include((OURS, "ours")))]
