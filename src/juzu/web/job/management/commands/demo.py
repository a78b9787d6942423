"""web: `python -m juzu.web demo FOLDER…`: production folders on a site of their own, with one person who signs in by a link."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from juzu.kernel.text import Text
from juzu.web.account import writes as account_writes
from juzu.web.account.models import User
from juzu.web.base.samples import open_sample
from juzu.web.production import writes
from juzu.web.production.first import SAMPLES, from_folder
from juzu.web.site.language import tell

EMAIL = "demo@localhost"
NAME = Text("演示", "Demo")
COMPANY = Text("演示公司", "Demo company")
ENTER = Text("从这里进入（只能用一次）：{address}", "Come in here (works once): {address}")


class Command(BaseCommand):
    """The demo's site."""

    help = "用制作文件夹开一个演示网站。A demo site of production folders."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folders, and where to listen."""
        parser.add_argument("folders", nargs="+", type=Path)
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        """Takes the folders in, prints the link, serves."""
        del args
        call_command("migrate", verbosity=0, interactive=False)
        page = enter(demo_user(options["folders"]))
        self.stdout.write(tell(ENTER.format(address=f"http://{options['host']}:{options['port']}{page}")))
        call_command("serve", host=options["host"], port=options["port"], open=page)


@transaction.atomic
def demo_user(folders: list[Path]) -> User:
    """The demo's person, whose company has each folder as a production."""
    user = User.objects.filter(email=EMAIL).first()
    if user is None:
        user = User.objects.create_user(EMAIL, name=tell(NAME))
        company = account_writes.found(user, tell(COMPANY))
        made = [
            writes.create(company, from_folder(folder), author=user, sample=folder.name if folder.name in SAMPLES else "")
            for folder in folders
        ]
        open_sample(company, made, author=user)
    return user


def enter(user: User) -> str:
    """The address that signs somebody in, once."""
    return reverse("account:enter", args=[urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)])
