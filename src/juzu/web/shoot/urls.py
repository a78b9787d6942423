"""web: addresses of papers, call sheets and personal pages."""

from __future__ import annotations

from datetime import date

from django.urls import path, register_converter

from juzu.web.shoot import call_views, paper_views, people_views, sheet_views


class DateConverter:
    """2026-12-04 in an address."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """A date; a day that no calendar has is no address."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """As written."""
        return value.isoformat()


register_converter(DateConverter, "date")

app_name = "shoot"
urlpatterns = [
    path("p/<slug:slug>/papers/", paper_views.papers, name="papers"),
    path("p/<slug:slug>/papers/<slug:kind>/", paper_views.paper, name="paper"),
    path("p/<slug:slug>/papers/<slug:kind>.pdf", paper_views.pdf, name="paper_pdf"),
    path("p/<slug:slug>/papers/<slug:kind>.xlsx", paper_views.xlsx, name="paper_xlsx"),
    path("p/<slug:slug>/papers/calendars/<str:whose>.ics", paper_views.calendar, name="calendar"),
    path("p/<slug:slug>/sheets/", sheet_views.days, name="days"),
    path("p/<slug:slug>/sheets/<date:when>/", sheet_views.day, name="day"),
    path("p/<slug:slug>/sheets/<date:when>/issue/", sheet_views.issue, name="issue"),
    path("p/<slug:slug>/sheets/<date:when>/sheet.pdf", sheet_views.pdf, name="sheet_pdf"),
    path("p/<slug:slug>/sheets/<date:when>/sheet.xlsx", sheet_views.xlsx, name="sheet_xlsx"),
    path("p/<slug:slug>/sheets/<date:when>/people/", people_views.people, name="people"),
    path("p/<slug:slug>/sheets/<date:when>/people/links/", people_views.make_links, name="make_links"),
    path("p/<slug:slug>/sheets/<date:when>/people/sent/", people_views.sent, name="sent"),
    path("p/<slug:slug>/sheets/<date:when>/people/answer/", people_views.answer, name="answer"),
    path("p/<slug:slug>/sheets/links/<int:pk>/code.svg", people_views.code, name="code"),
    path("p/<slug:slug>/sheets/links/<int:pk>/revoke/", people_views.revoke, name="revoke"),
    path("p/<slug:slug>/call/", call_views.own, name="own"),
    path("p/<slug:slug>/call/answer/", call_views.own_answer, name="own_answer"),
    path("call/<str:token>/", call_views.page, name="call"),
    path("call/<str:token>/answer/", call_views.page_answer, name="call_answer"),
    path("call/<str:token>/calendar.ics", call_views.calendar, name="call_calendar"),
    path("call/<str:token>/<date:when>/sheet.pdf", call_views.pdf, name="call_pdf"),
]
