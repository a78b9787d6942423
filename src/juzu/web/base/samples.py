"""web: the sample base of the demo: its catalogue, the demo's productions as its guests, and what their plans need."""

from __future__ import annotations

from collections.abc import Iterable

from juzu.base.booking.booking import Booking as Value
from juzu.edge.files.base_file import read_base_file
from juzu.edge.files.samples import sample
from juzu.plan.document import PLAN
from juzu.plan.problem import PROBLEM
from juzu.web.account.models import Organisation, User
from juzu.web.base import writes
from juzu.web.base.writes import Said
from juzu.web.production import reads as production_reads
from juzu.web.production.models import Catalogue, Production
from juzu.web.production.writes import keep_catalogue


def open_sample(company: Organisation, productions: Iterable[Production], *, author: User | None) -> Catalogue:
    """The sample base of a company. Plans made apart clash; whose plan comes first has its sets confirmed, the others see what is missing."""
    path = sample("bases/yinhe.toml")
    catalogue = keep_catalogue(company, read_base_file(path.read_bytes(), path.name), author=author)
    for production in productions:
        guest = writes.guest(catalogue, production.title, production=production)
        plan, problem = production_reads.current(production, PLAN), production_reads.current(production, PROBLEM)
        booked = writes.book_plan(catalogue, guest, problem, plan, author=author) if plan and problem else ()
        for booking in booked:
            if isinstance(booking, Value):
                writes.act(catalogue, int(booking.id), "confirm", Said(without_deposit=True), author=author)
    return catalogue
