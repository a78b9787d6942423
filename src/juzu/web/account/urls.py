"""web: addresses of one's own account and company."""

from __future__ import annotations

from django.urls import path

from juzu.web.account import company, views

app_name = "account"
urlpatterns = [
    path("", views.home, name="home"),
    path("profile/", views.profile, name="profile"),
    path("tokens/", views.make_token, name="make-token"),
    path("tokens/<int:number>/revoke/", views.revoke_token, name="revoke-token"),
    path("enter/<str:who>/<str:token>/", views.enter, name="enter"),
    path("company/<int:number>/", company.people, name="company"),
    path("company/<int:number>/invite/", company.invite, name="company-invite"),
    path("company/<int:number>/member/<int:member>/", company.change, name="company-change"),
    path("company/join/<str:secret>/", company.join, name="company-join"),
]
