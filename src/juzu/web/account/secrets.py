"""web: secret words: made, hashed, compared. Tokens and links are long and random, so a plain SHA-256 is enough to keep them by."""

from __future__ import annotations

import base64
import hashlib
import secrets

from cryptography.fernet import Fernet
from django.conf import settings

PREFIX = "juzu_"


def new_secret(prefix: str = "") -> tuple[str, str]:
    """A new secret and the hash that is kept of it."""
    secret = prefix + secrets.token_urlsafe(32)
    return secret, hashed(secret)


def hashed(secret: str) -> str:
    """The hash by which a secret is found again."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _box(purpose: str) -> Fernet:
    key = hashlib.sha256(f"{purpose}:{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def seal(text: str, purpose: str) -> str:
    """Encrypts what must be read back; `purpose` keeps the uses apart."""
    return _box(purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, purpose: str) -> str:
    """What was sealed for the same purpose with this site's secret."""
    return _box(purpose).decrypt(sealed.encode()).decode()
