"""web: who comes to a base, what they booked, the minutes that this blocks, and what was refused.

Minutes are those of base/booking/clock.py. The blocked minutes are rows of their own, one for each room that a booking takes, so that the
database can refuse two that overlap, whatever the code does.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from juzu.base.booking.booking import STATES
from juzu.base.booking.refusal import KINDS
from juzu.web.account.models import User
from juzu.web.base.overlap import NoOverlap
from juzu.web.production.models import Catalogue, Production


class Guest(models.Model):
    """A crew at a base: a production on this site, or one that books by phone. `name` is what the base calls it, one each."""

    catalogue = models.ForeignKey(Catalogue, models.CASCADE, related_name="guests")
    name = models.CharField(max_length=120)
    production = models.ForeignKey(Production, models.SET_NULL, null=True, related_name="stays")
    people = models.PositiveIntegerField(default=0)
    contact = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["catalogue", "name"], name="one_guest_of_a_name"),
            models.UniqueConstraint(fields=["catalogue", "production"], name="one_guest_each"),
        ]

    def __str__(self) -> str:
        return self.name


class Booking(models.Model):
    """A booking as base/booking/booking.py knows it; its rules stand there."""

    catalogue = models.ForeignKey(Catalogue, models.CASCADE, related_name="bookings")
    guest = models.ForeignKey(Guest, models.PROTECT, related_name="bookings")
    set = models.CharField(max_length=80)
    start_min = models.BigIntegerField()
    end_min = models.BigIntegerField()
    state = models.CharField(max_length=12, choices=[(state, state) for state in STATES])
    asked_min = models.BigIntegerField()
    lapses_min = models.BigIntegerField(default=0)
    people = models.PositiveIntegerField(default=0)
    order = models.CharField(max_length=80, blank=True)
    fee_fen = models.BigIntegerField(default=0)
    deposit_fen = models.BigIntegerField(default=0)
    paid_fen = models.BigIntegerField(default=0)
    charge_fen = models.BigIntegerField(default=0)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["start_min", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["catalogue", "start_min"], name="booking_by_time"),
            models.Index(fields=["catalogue", "state", "lapses_min"], name="booking_by_state"),
        ]
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(end_min__gt=models.F("start_min")), name="booking_has_length")]

    def __str__(self) -> str:
        return f"{self.set} {self.start_min}-{self.end_min} {self.guest_id} {self.state}"


class Block(models.Model):
    """Minutes of a room that a booking keeps from all others: its use, hand-over and change of state."""

    booking = models.ForeignKey(Booking, models.CASCADE, related_name="blocks")
    catalogue = models.ForeignKey(Catalogue, models.CASCADE, related_name="+")
    room = models.CharField(max_length=80)
    start_min = models.BigIntegerField()
    end_min = models.BigIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["catalogue", "room", "start_min"], name="block_by_room")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(end_min__gt=models.F("start_min")), name="block_has_length"),
            NoOverlap(by=("catalogue", "room"), start="start_min", end="end_min", name="no_double_booking"),
        ]

    def __str__(self) -> str:
        return f"{self.room} {self.start_min}-{self.end_min}"


class Done(models.Model):
    """What somebody did with a booking; lines are only ever added."""

    booking = models.ForeignKey(Booking, models.CASCADE, related_name="done")
    at = models.DateTimeField(default=timezone.now)
    user = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    act = models.CharField(max_length=20)
    state = models.CharField(max_length=12)
    start_min = models.BigIntegerField()
    end_min = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.act} {self.booking_id}"


class Refused(models.Model):
    """What was asked for and could not be: what the base should build next."""

    catalogue = models.ForeignKey(Catalogue, models.CASCADE, related_name="refused")
    at = models.DateTimeField(default=timezone.now)
    guest = models.ForeignKey(Guest, models.SET_NULL, null=True, related_name="+")
    set = models.CharField(max_length=80)
    kind = models.CharField(max_length=12, choices=[(kind, kind) for kind in KINDS])
    why_zh = models.CharField(max_length=300)
    why_en = models.CharField(max_length=300)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["catalogue", "-at"], name="refused_by_time")]

    def __str__(self) -> str:
        return f"{self.set}: {self.kind}"
