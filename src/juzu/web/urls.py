"""web: addresses -> rooms."""

from __future__ import annotations

from django.urls import include, path

from juzu.web.account.views import SignUp, sign_in
from juzu.web.api.urls import api

urlpatterns = [
    path("", include("juzu.web.production.urls")),
    path("", include("juzu.web.facts.urls")),
    path("", include("juzu.web.private.urls")),
    path("", include("juzu.web.script.urls")),
    path("", include("juzu.web.tables.urls")),
    path("", include("juzu.web.base.urls")),
    path("", include("juzu.web.plan.urls")),
    path("", include("juzu.web.joint.urls")),
    path("", include("juzu.web.job.urls")),
    path("", include("juzu.web.site.urls")),
    path("api/", api.urls),
    path("", include("juzu.web.shoot.urls")),
    path("account/login/", sign_in),
    path("account/signup/", SignUp.as_view()),
    path("account/", include("juzu.web.account.urls")),
    path("account/", include("allauth.account.urls")),
    path("account/second-factor/", include("allauth.mfa.urls")),
]

handler400 = "juzu.web.site.errors.bad_request"
handler403 = "juzu.web.site.errors.forbidden"
handler404 = "juzu.web.site.errors.not_found"
handler500 = "juzu.web.site.errors.broken"
