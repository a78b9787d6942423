"""web: a company's people: owners and members, and links that make somebody one."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from juzu.kernel.text import Text
from juzu.web.account import reads, writes
from juzu.web.account.adapter import INVITED
from juzu.web.account.audit import ACTS
from juzu.web.account.models import Membership, Organisation
from juzu.web.account.views import asker
from juzu.web.site.language import tell
from juzu.web.site.limits import limit

LINES = 100
LAST_OWNER = Text("公司至少要有一位负责人。", "A company needs at least one owner.")
CHANGED = Text("已更改。", "Changed.")
JOINED = Text("你已加入 {company}。", "You belong to {company} now.")


def company_or_404(request: HttpRequest, number: int, *, owner: bool = False) -> Organisation:
    """A company of the person who asks; with `owner` only for its owners."""
    membership = Membership.objects.select_related("organisation").filter(user=asker(request), organisation=number).first()
    if membership is None:
        raise Http404
    if owner and membership.role != Membership.OWNER:
        raise PermissionDenied
    return membership.organisation


@login_required
def people(request: HttpRequest, number: int) -> HttpResponse:
    """Everybody in the company."""
    return _page(request, company_or_404(request, number))


def _page(request: HttpRequest, company: Organisation, link: str = "") -> HttpResponse:
    owner = reads.owns(asker(request), company)
    said = {
        "company": company,
        "members": Membership.objects.select_related("user").filter(organisation=company).order_by("pk"),
        "owner": owner,
        "link": link,
        "lines": [(line, ACTS[line.act]) for line in reads.trail(f"c/{company.pk}")[:LINES]] if owner else [],
    }
    return render(request, "account/company.html", said)


@login_required
@require_POST
def invite(request: HttpRequest, number: int) -> HttpResponse:
    """Makes a link for a colleague and shows it, this once."""
    company = company_or_404(request, number, owner=True)
    limit(request, "invitations")
    secret = writes.invite(company, author=asker(request))
    return _page(request, company, link=request.build_absolute_uri(reverse("account:company-join", args=[secret])))


@login_required
@require_POST
def change(request: HttpRequest, number: int, member: int) -> HttpResponse:
    """Makes a member an owner, an owner a member, or takes somebody out; the last owner stays."""
    company = company_or_404(request, number, owner=True)
    if request.POST.get("role") not in (*(role for role, _ in Membership.ROLES), ""):
        raise PermissionDenied
    if writes.change_membership(company, member, request.POST.get("role", ""), author=asker(request)):
        messages.success(request, tell(CHANGED))
    else:
        messages.error(request, tell(LAST_OWNER))
    return redirect("account:company", number)


def join(request: HttpRequest, secret: str) -> HttpResponse:
    """What an invitation is to, and a button to accept it."""
    limit(request, "links")
    invitation = reads.invitation_of(secret)
    if invitation is None:
        return render(request, "account/join_closed.html", status=404)
    if not request.user.is_authenticated:
        request.session[INVITED] = request.path
    if not request.user.is_authenticated or request.method != "POST":
        return render(request, "account/join.html", {"company": invitation.organisation})
    if not writes.join(invitation, asker(request)):
        return render(request, "account/join_closed.html", status=404)
    messages.success(request, tell(JOINED.format(company=invitation.organisation.name)))
    return redirect("production:list")
