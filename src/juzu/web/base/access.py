"""web: who may do what at a base: the first line of every view.

    visit = base_or_404(request, slug, may="book")

Members of the base's company run it ("operate"); its owners edit the catalogue as well. Others come as guests, with a production that the base
has admitted: their roles there say whether they may see and book. Everybody else gets 404, so that nobody learns what exists.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

from juzu.kernel.text import Text
from juzu.web.account.models import Membership, User
from juzu.web.base.models import Guest
from juzu.web.production.access import role_in, signed_in
from juzu.web.production.models import Catalogue, Production
from juzu.web.production.roles import MAY, Permission

Right = Literal["see", "book", "operate", "edit"]
RIGHTS: dict[Right, Text] = {
    "see": Text("看排期", "see the schedule"),
    "book": Text("为本剧预留", "hold sets for a production of one's own"),
    "operate": Text("答复预订，看见所有人", "answer bookings and see everybody"),
    "edit": Text("改目录", "edit the catalogue"),
}
OPERATES: frozenset[Right] = frozenset({"see", "book", "operate"})
OWNS: frozenset[Right] = frozenset(RIGHTS)
ASKS: dict[Right, Permission] = {"see": "see base", "book": "book base"}


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody at a base: what they may do, and for which guests."""

    user: User
    catalogue: Catalogue
    rights: frozenset[Right]
    guests: tuple[Guest, ...]

    @property
    def operates(self) -> bool:
        """Whether they run the base."""
        return "operate" in self.rights

    @property
    def edits(self) -> bool:
        """Whether they may edit the catalogue."""
        return "edit" in self.rights

    @property
    def books(self) -> bool:
        """Whether they may ask for sets."""
        return "book" in self.rights

    @property
    def seen(self) -> frozenset[str] | None:
        """Whose names they may see: everybody's (None) when they run the base, else those of their own productions."""
        return None if self.operates else frozenset(guest.name for guest in self.guests)


def base_or_404(request: HttpRequest, slug: str, *, may: Right) -> Visit:
    """The base and what the asker may do there."""
    user = signed_in(request)
    catalogue = Catalogue.objects.select_related("organisation", "document").filter(slug=slug).first()
    if catalogue is None:
        raise Http404
    visit = _visit(user, catalogue)
    if not visit.rights:
        raise Http404
    if may not in visit.rights:
        raise PermissionDenied
    return visit


def _visit(user: User, catalogue: Catalogue) -> Visit:
    membership = Membership.objects.filter(user=user, organisation=catalogue.organisation_id).first()
    if membership:
        return Visit(user, catalogue, OWNS if membership.role == Membership.OWNER else OPERATES, ())
    guests: list[Guest] = []
    rights: set[Right] = set()
    for guest in Guest.objects.filter(catalogue=catalogue, production__in=_productions(user)).select_related("production"):
        role = role_in(user, guest.production) if guest.production else None
        held: set[Right] = {right for right, permission in ASKS.items() if role and permission in MAY[role]}
        if held:
            guests.append(guest)
            rights |= held
    return Visit(user, catalogue, frozenset(rights), tuple(guests))


def bases_of(user: User) -> QuerySet[Catalogue]:
    """The bases that somebody's company runs, and those where a production of theirs is a guest."""
    run = Membership.objects.filter(user=user).values("organisation")
    visited = Guest.objects.filter(production__in=_productions(user)).values("catalogue")
    found = Catalogue.objects.filter(Q(organisation__in=run) | Q(pk__in=visited))
    return found.select_related("organisation", "document").defer("document__body").distinct()


def _productions(user: User) -> QuerySet[Production]:
    owned = Membership.objects.filter(user=user, role=Membership.OWNER).values("organisation")
    return Production.objects.filter(Q(organisation__in=owned) | Q(members__user=user))
