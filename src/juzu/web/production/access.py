"""web: who may do what: the first line of every view and API route.

    production = production_or_404(request, slug, may="see plan")

A stranger gets 404, so that nobody learns what exists; a member without the permission gets 403.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from juzu.web.account.models import Membership, User
from juzu.web.production.models import Catalogue, Member, Production
from juzu.web.production.roles import Permission, Role


def signed_in(request: HttpRequest) -> User:
    """The person who asks; views behind `login_required` always have one."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def role_in(user: User, production: Production) -> Role | None:
    """Somebody's role: producer for the company's owners, else what the production says."""
    if Membership.objects.filter(user=user, organisation=production.organisation_id, role=Membership.OWNER).exists():
        return "producer"
    member = Member.objects.filter(user=user, production=production).first()
    return member.role if member else None  # type: ignore[return-value]  # choices are Role


def production_or_404(request: HttpRequest, slug: str, *, may: Permission) -> Production:
    """The production, with the asker's role in it."""
    production = Production.objects.select_related("organisation").filter(slug=slug).first()
    if production is None:
        raise Http404
    production.role = role_in(signed_in(request), production)
    if production.role is None:
        raise Http404
    require(production, may)
    return production


def require(production: Production, may: Permission) -> None:
    """Raises PermissionDenied where the asker's role does not have a permission."""
    if may not in production.can:
        raise PermissionDenied


def catalogue_or_404(request: HttpRequest, slug: str, *, edit: bool = False) -> Catalogue:
    """A base of a company that the asker belongs to; only its owners edit it."""
    catalogue = Catalogue.objects.select_related("organisation", "document").filter(slug=slug).first()
    if catalogue is None:
        raise Http404
    membership = Membership.objects.filter(user=signed_in(request), organisation=catalogue.organisation_id).first()
    if membership is None:
        raise Http404
    if edit and membership.role != Membership.OWNER:
        raise PermissionDenied
    return catalogue
