"""web: who is in a production: roles, invitations by link, joining, the audit trail."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from juzu.chain.production import TABLES, CastRow, Tables
from juzu.kernel.text import Text
from juzu.web.account.adapter import INVITED
from juzu.web.account.audit import ACTS
from juzu.web.account.models import Membership
from juzu.web.account.reads import trail
from juzu.web.production import people as writes
from juzu.web.production import reads
from juzu.web.production.access import production_or_404, signed_in
from juzu.web.production.forms import InviteForm, RoleForm
from juzu.web.production.models import Invitation, Member, Production
from juzu.web.production.roles import ROLE_HINTS, ROLE_NAMES, Role
from juzu.web.site.language import tell
from juzu.web.site.limits import limit

LINES = 200
CHANGED = Text("角色已更改。", "The role has been changed.")
GONE = Text("已移出。", "Taken out.")
REVOKED = Text("邀请已收回。", "The invitation has been taken back.")
JOINED = Text("你已加入《{title}》。", "You are in {title} now.")


@login_required
def people(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody, with their roles; invitations for those who may invite."""
    return _page(request, production_or_404(request, slug, may="see people"))


def _page(request: HttpRequest, production: Production, form: InviteForm | None = None, link: str = "") -> HttpResponse:
    owners = Membership.objects.select_related("user").filter(organisation=production.organisation_id, role=Membership.OWNER)
    open_links = Invitation.objects.filter(production=production, used_by=None, revoked=None, expires__gt=timezone.now())
    said = {
        "production": production,
        "owners": owners,
        "members": [(member, ROLE_NAMES[cast("Role", member.role)]) for member in _members(production)],
        "roles": [(role, name, ROLE_HINTS[role]) for role, name in ROLE_NAMES.items()],
        "invitations": [(row, ROLE_NAMES[cast("Role", row.role)]) for row in open_links.order_by("-pk")],
        "form": form or InviteForm(initial={"role": "department"}, cast=_cast(production)),
        "link": link,
    }
    return render(request, "production/people.html", said, status=422 if form and form.errors else 200)


def _cast(production: Production) -> tuple[CastRow, ...]:
    tables: Tables = reads.current(production, TABLES) or Tables()
    return tables.cast


def _members(production: Production) -> list[Member]:
    return list(Member.objects.select_related("user").filter(production=production).order_by("since"))


@login_required
@require_POST
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    """Makes a link and shows it, this once."""
    production = production_or_404(request, slug, may="invite people")
    limit(request, "invitations")
    form = InviteForm(request.POST, cast=_cast(production))
    if not form.is_valid():
        return _page(request, production, form)
    said = form.cleaned_data
    secret = writes.invite(production, said["role"], said["note"], author=signed_in(request), person=said["person"])
    return _page(request, production, link=request.build_absolute_uri(reverse("production:join", args=[secret])))


@login_required
@require_POST
def revoke(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Takes an invitation back."""
    production = production_or_404(request, slug, may="invite people")
    if not writes.revoke(production, number, author=signed_in(request)):
        raise Http404
    messages.success(request, tell(REVOKED))
    return redirect("production:people", slug)


@login_required
@require_POST
def change_role(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Gives a member another role."""
    production = production_or_404(request, slug, may="invite people")
    form = RoleForm(request.POST)
    if not form.is_valid() or not writes.change_role(production, number, form.cleaned_data["role"], author=signed_in(request)):
        raise Http404
    messages.success(request, tell(CHANGED))
    return redirect("production:people", slug)


@login_required
@require_POST
def remove(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Takes somebody out."""
    production = production_or_404(request, slug, may="invite people")
    if not writes.remove(production, number, author=signed_in(request)):
        raise Http404
    messages.success(request, tell(GONE))
    return redirect("production:people", slug)


def join(request: HttpRequest, secret: str) -> HttpResponse:
    """What an invitation is to, and a button to accept it; somebody new is sent to make an account first."""
    limit(request, "links")
    invitation = writes.invitation_of(secret)
    if invitation is None:
        return render(request, "account/join_closed.html", status=404)
    said = {"invitation": invitation, "role": ROLE_NAMES[cast("Role", invitation.role)], "secret": secret}
    if not request.user.is_authenticated:
        request.session[INVITED] = request.path
        return render(request, "production/join.html", said)
    if request.method != "POST":
        return render(request, "production/join.html", said)
    if not writes.join(invitation, signed_in(request)):
        return render(request, "account/join_closed.html", status=404)
    messages.success(request, tell(JOINED.format(title=invitation.production.title)))
    return redirect("production:list")


@login_required
def audit(request: HttpRequest, slug: str) -> HttpResponse:
    """Who did what."""
    production = production_or_404(request, slug, may="see audit")
    lines = [(line, ACTS[line.act]) for line in trail(production.channel)[:LINES]]
    return render(request, "production/audit.html", {"production": production, "lines": lines})
