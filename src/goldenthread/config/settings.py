"""Every setting of an installation. Each one that a person may change is read from GOLDENTHREAD_*."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import dj_database_url

PACKAGE = Path(__file__).resolve().parents[1]
VAR = Path(os.environ.get("GOLDENTHREAD_VAR", Path.cwd() / "var"))


def _flag(name: str, default: bool = False) -> bool:
    return os.environ.get(name, "yes" if default else "no").lower() in {"1", "yes", "true", "on"}


def _secret() -> str:
    """The signing key: given, or made once and kept beside the data, readable by its owner only."""
    if given := os.environ.get("GOLDENTHREAD_SECRET_KEY"):
        return given
    kept = VAR / "secret-key"
    VAR.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return kept.read_text()
    key = os.urandom(48).hex()
    with os.fdopen(descriptor, "w") as file:
        file.write(key)
    return key


SECRET_KEY = _secret()
DEBUG = _flag("GOLDENTHREAD_DEBUG")
DEMO = _flag("GOLDENTHREAD_DEMO")
ALLOWED_HOSTS = os.environ.get("GOLDENTHREAD_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
HTTPS = _flag("GOLDENTHREAD_HTTPS")
CSRF_FAILURE_VIEW = "goldenthread.foundation.held.page_too_old"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "goldenthread.design",
    "goldenthread.foundation",
    "goldenthread.places",
    "goldenthread.people",
    "goldenthread.conversation",
    "goldenthread.events",
    "goldenthread.themes",
    "goldenthread.report",
    "goldenthread.campaigns",
    "goldenthread.plans",
    "goldenthread.casework",
    "goldenthread.exchange",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "goldenthread.foundation.middleware.security_headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "goldenthread.foundation.middleware.methods",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "goldenthread.foundation.middleware.viewer",
    "goldenthread.foundation.once.once",
    "goldenthread.config.home.wrong_method",
]

ROOT_URLCONF = "goldenthread.config.urls"
WSGI_APPLICATION = "goldenthread.config.wsgi.application"

_ROOMS = (
    "design", "foundation", "places", "people", "conversation", "themes", "events", "campaigns", "report",
    "plans", "casework", "exchange",
)  # fmt: skip
_CONTEXT = [
    "django.contrib.messages.context_processors.messages",
    "goldenthread.config.navigation.context",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / room / "templates" for room in _ROOMS],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "goldenthread.design.jinja.environment",
            "context_processors": _CONTEXT,
        },
    },
    {
        # allauth's mail texts and the few pages of its own that we do not replace
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

_SQLITE_OPTIONS = {
    # A writer waits its turn at once instead of failing half-way through its transaction.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
        "PRAGMA cache_size=-64000; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY"
    ),
}
_url = os.environ.get("GOLDENTHREAD_DATABASE_URL", f"sqlite:///{VAR / 'goldenthread.sqlite3'}")
DATABASES = {"default": dj_database_url.parse(_url, conn_max_age=600)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = _SQLITE_OPTIONS

AUTH_USER_MODEL = "foundation.Account"
AUTHENTICATION_BACKENDS = ["goldenthread.foundation.sessions.Accounts"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ["email", "name"]}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by people who know their holder
ACCOUNT_FORMS = {
    name: f"goldenthread.foundation.sign_in_form.{form}"
    for name, form in (
        ("login", "SignInForm"),
        ("reset_password", "AskForLinkForm"),
        ("reset_password_from_key", "ChoosePasswordForm"),
        ("change_password", "NewPasswordForm"),
        ("reauthenticate", "PasswordAgainForm"),
    )
}
MFA_FORMS = {
    name: f"goldenthread.foundation.sign_in_form.{form}"
    for name, form in (
        ("authenticate", "CodeForm"),
        ("reauthenticate", "CodeAgainForm"),
        ("activate_totp", "FirstCodeForm"),
    )
}
ACCOUNT_ADAPTER = "goldenthread.foundation.sign_in.ClosedDoor"
ACCOUNT_SESSION_REMEMBER = False  # a shared computer forgets when the browser closes
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
ACCOUNT_LOGOUT_ON_GET = False
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24 * 3  # a link to choose a password; its letter and page say three days
# By address they hold off a machine that guesses, and let a school of 100 in that shares one address; by
# account they are strict. The words that say when to try again are in `foundation.sign_in`.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "60/m/ip,5/5m/key",
    "reset_password": "60/m/ip,5/m/key",
    "reset_password_from_key": "60/m/ip",
    "reauthenticate": "10/m/user",
}
# Behind a reverse proxy every request has the proxy's address; how many of ours say the real one in
# X-Forwarded-For. None is believed unless it is counted here: anybody can send that header.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("GOLDENTHREAD_TRUSTED_PROXIES", "0"))
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Golden Thread"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
# Staff hold many children's records: they need a second factor unless an installation says otherwise.
SECOND_FACTOR_REQUIRED = _flag("GOLDENTHREAD_SECOND_FACTOR", default=not DEMO)

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 8
SESSION_ENGINE = "goldenthread.foundation.sessions"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_SSL_REDIRECT = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Rate limits are shared by all server processes, so they live in the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "foundation_cache",
        # Tries to sign in and forms that were sent: minutes each, so a school never comes near it.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
EMAIL_BACKEND = os.environ.get("GOLDENTHREAD_EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
EMAIL_HOST = os.environ.get("GOLDENTHREAD_EMAIL_HOST", "localhost")
DEFAULT_FROM_EMAIL = os.environ.get("GOLDENTHREAD_FROM_EMAIL", "golden-thread@localhost")
PUBLIC_ADDRESS = os.environ.get("GOLDENTHREAD_ADDRESS", "http://localhost:8000")

MEDIA_ROOT = VAR / "files"
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # empty until files are collected, but never absent
STATICFILES_DIRS: list[str] = []
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True
REAL_DATA_DIR = Path(os.environ.get("REAL_DATA_DIR", Path.cwd().parent / "shared" / "data"))


def _stopped_clock() -> datetime | None:
    """Only a demonstration may stop the clock: a school's records say when things really happened."""
    given = os.environ.get("GOLDENTHREAD_STOPPED_CLOCK", "")
    if not (DEMO and given):
        return None
    moment = datetime.fromisoformat(given)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(TIME_ZONE))


STOPPED_CLOCK = _stopped_clock()

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
