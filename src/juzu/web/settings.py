"""web: environment -> Django's settings. What a person may set stands in `surroundings.py`."""

from __future__ import annotations

import os

from csp.constants import NONE, SELF

from juzu.web.surroundings import data_folder, database, hosts, kept_secret, mail

DATA = data_folder(os.environ)
SECRET_KEY = kept_secret(DATA)
DEBUG = os.environ.get("JUZU_DEBUG") == "1"
HTTPS = os.environ.get("JUZU_HTTPS") == "1"
SIGNUP_OPEN = os.environ.get("JUZU_SIGNUP") == "open"
MAIL = bool(os.environ.get("JUZU_MAIL"))
ALLOWED_HOSTS = hosts(os.environ)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if HTTPS and host != "*"]
DATABASES = {"default": database(os.environ.get("JUZU_DATABASE") or str(DATA / "juzu.sqlite3"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "juzu.web.site",
    "juzu.web.account",
    "juzu.web.production",
    "juzu.web.plan",
    "juzu.web.joint",
    "juzu.web.base",
    "juzu.web.shoot",
    "juzu.web.job",
    "juzu.web.facts",
    "juzu.web.private",
    "juzu.web.script",
    "juzu.web.tables",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "ninja",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "juzu.web.site.language.language_middleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "juzu.web.site.faults.faults_middleware",
    "juzu.web.site.uploads.uploads_middleware",
]
ROOT_URLCONF = "juzu.web.urls"
ASGI_APPLICATION = "juzu.web.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "juzu.web.site.context.site",
            ],
            "builtins": ["juzu.web.site.templatetags.juzu"],
        },
    },
]

# language and time
USE_I18N = True
USE_TZ = True
LANGUAGE_CODE = "en" if os.environ.get("JUZU_LANG", "").startswith("en") else "zh-hans"  # of the terminal; pages ask their reader
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
TIME_ZONE = "Asia/Shanghai"

# people
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("email", "name")}},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "production:list"
ACCOUNT_ADAPTER = "juzu.web.account.adapter.AccountAdapter"
ACCOUNT_FORMS = {"login": "juzu.web.account.forms.LoginForm", "signup": "juzu.web.account.forms.SignupForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION = "optional" if MAIL else "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = True
MFA_ADAPTER = "juzu.web.account.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Juzu"
MFA_ALLOW_UNVERIFIED_EMAIL = True

# what browsers are told
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],  # the second factor's picture is a data: address
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
CSRF_FAILURE_VIEW = "juzu.web.site.errors.csrf_failed"

# jobs: the work of each kind (docs/rooms/web.md)
JOBS = {
    "plan": "juzu.web.job.handlers.plan.plan",
    "papers": "juzu.web.job.handlers.papers.papers",
    "explain": "juzu.web.plan.jobs.explain_plan",
    "values": "juzu.web.plan.jobs.value_more",
    "joint": "juzu.web.joint.planning.plan_crews",
}

# chores: what workers do every so many seconds beside their jobs
CHORES = {
    "juzu.web.base.writes.sweep_all": 60,
    "juzu.web.job.writes.forget": 600,
    "juzu.web.private.writes.forget": 600,
    "juzu.web.site.events.forget": 600,
}

# files
STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
UPLOAD_MB = 20
DATA_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_MB * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FORM_RENDERER = "juzu.web.site.forms.Renderer"

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
DEFAULT_FROM_EMAIL = os.environ.get("JUZU_MAIL_FROM") or "juzu@localhost"
globals().update(mail(os.environ))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"juzu": {"level": "INFO"}, "django.request": {"level": "ERROR"}},
}
