"""Accounts: the first one, companies, tokens, the door."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from juzu.web.account import reads, writes
from juzu.web.account.models import Audit, Membership, Token, User
from web_fixtures import PASSWORD

SIGN_UP = {"name": "小梅", "company": "长河影视", "email": "Mei@Example.com", "password1": PASSWORD, "password2": PASSWORD}


def test_the_first_visitor_makes_the_first_account_and_its_company(client, db):
    assert client.get("/")["Location"] == "/account/login/?next=/"
    assert client.get("/account/login/")["Location"] == "/account/signup/"
    assert client.post("/account/signup/", SIGN_UP)["Location"] == "/"
    user = User.objects.get()
    assert (user.email, user.name) == ("mei@example.com", "小梅")
    assert reads.owns(user, reads.organisations(user).get())
    assert "从一个剧本开始" in client.get("/").content.decode()


def test_a_stranger_makes_no_account_where_somebody_is_already(client, owner):
    client.post("/account/signup/", SIGN_UP)
    assert User.objects.count() == 1


def test_anybody_makes_an_account_where_the_site_is_open(client, owner, settings):
    settings.SIGNUP_OPEN = True
    client.post("/account/signup/", SIGN_UP)
    assert User.objects.count() == 2


@pytest.mark.parametrize("password", ["short", "1234567890123", "password1234", "mei@example.com"])
def test_weak_passwords_are_refused(client, db, password):
    answer = client.post("/account/signup/", SIGN_UP | {"password1": password, "password2": password})
    assert answer.status_code == 200
    assert not User.objects.exists()


def test_signing_in_leaves_an_audit_line(client, owner):
    client.post("/account/login/", {"login": owner.email, "password": PASSWORD})
    assert Audit.objects.get().act == "signed in"


def test_guessing_passwords_is_held_back(client, owner):
    said = [client.post("/account/login/", {"login": owner.email, "password": f"guess {n}"}) for n in range(12)]
    assert said[-1].status_code == 429 or "太多" in said[-1].content.decode() or "过多" in said[-1].content.decode()
    assert client.post("/account/login/", {"login": owner.email, "password": PASSWORD}).status_code != 302


def test_a_token_is_shown_once_and_kept_as_a_hash(client_of, owner):
    client = client_of(owner)
    page = client.post("/account/tokens/", {"name": "办公室"}).content.decode()
    secret = page.partition('data-copy="')[2].partition('"')[0]
    assert reads.user_of_token(secret) == owner
    assert secret not in client.get("/account/").content.decode()
    client.post(f"/account/tokens/{Token.objects.get().pk}/revoke/")
    assert reads.user_of_token(secret) is None


def test_nobody_takes_back_somebody_elses_token(client_of, owner, new_user):
    writes.make_token(owner, "x")
    assert client_of(new_user("mei")).post(f"/account/tokens/{Token.objects.get().pk}/revoke/").status_code == 404
    assert Token.objects.get().open


def test_the_language_goes_with_the_account_and_the_browser(client_of, owner):
    client = client_of(owner)
    client.post("/language/", {"lang": "en", "next": "/account/"})
    owner.refresh_from_db()
    assert owner.language == "en"
    assert "Account" in client.get("/account/").content.decode()


def test_the_language_switch_leads_nowhere_else(client):
    assert client.post("/language/", {"lang": "en", "next": "https://elsewhere.example/"})["Location"] == "/"


def test_a_colleague_joins_a_company_once(client_of, owner, company, new_user):
    secret = writes.invite(company, author=owner)
    mei, other = new_user("mei"), new_user("other")
    client_of(mei).post(f"/account/company/join/{secret}/")
    assert client_of(other).post(f"/account/company/join/{secret}/").status_code == 404
    assert [m.user for m in company.memberships.filter(role=Membership.MEMBER)] == [mei]


def test_a_company_keeps_its_last_owner(client_of, owner, company):
    client, own = client_of(owner), company.memberships.get()
    client.post(f"/account/company/{company.pk}/member/{own.pk}/", {"role": "member"})
    client.post(f"/account/company/{company.pk}/member/{own.pk}/", {"role": ""})
    assert company.memberships.get().role == Membership.OWNER


def test_only_owners_change_a_company(client_of, owner, company, new_user):
    mei = new_user("mei")
    Membership.objects.create(user=mei, organisation=company)
    own = company.memberships.get(user=owner)
    assert client_of(mei).get(f"/account/company/{company.pk}/").status_code == 200
    assert client_of(mei).post(f"/account/company/{company.pk}/invite/").status_code == 403
    assert client_of(mei).post(f"/account/company/{company.pk}/member/{own.pk}/", {"role": ""}).status_code == 403
    assert client_of(new_user("stranger")).get(f"/account/company/{company.pk}/").status_code == 404


def test_the_terminals_link_signs_in_once(client, owner, company):
    address = reverse("account:enter", args=[urlsafe_base64_encode(force_bytes(owner.pk)), default_token_generator.make_token(owner)])
    assert client.get(address).status_code == 302
    assert client.get("/account/").status_code == 200
    client.logout()
    assert client.get(address).status_code == 404


def test_the_second_factor_is_kept_sealed(client_of, owner):
    made = TOTP.activate(owner, "JBSWY3DPEHPK3PXP").instance
    assert "JBSWY3DPEHPK3PXP" not in str(Authenticator.objects.get(pk=made.pk).data)
