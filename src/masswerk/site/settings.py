"""Settings. Everything an operator may change comes from the environment (docs/betrieb.md lists it)."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF

from masswerk.site.secret import secret_key, signing_key

env = environ.Env()
REPOSITORY = Path(__file__).resolve().parents[3]
DATA = Path(env("MASSWERK_DATA", default=str(Path.cwd() / "var"))).resolve()
DATA.mkdir(parents=True, exist_ok=True)
DEMO = env.bool("MASSWERK_DEMO", default=False)
TESTING = env.bool("MASSWERK_TESTING", default=False)
ASSETS = Path(env("MASSWERK_ASSETS", default=str(REPOSITORY / "build" / "assets")))

DEBUG = False
SECRET_KEY = env("MASSWERK_SECRET_KEY", default="") or secret_key(DATA)
SECRET_KEY_FALLBACKS = env.list("MASSWERK_OLD_SECRET_KEYS", default=[])
SIGNING_KEY = signing_key(DATA)
CHECKPOINT_FOLDER = env("MASSWERK_CHECKPOINT_FOLDER", default="")
ALLOWED_HOSTS = env.list("MASSWERK_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
HTTPS = env.bool("MASSWERK_HTTPS", default=False)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if HTTPS and host != "*"]
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31536000

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "masswerk.base",
    "masswerk.bodies",
    "masswerk.people",
    "masswerk.concepts",
    "masswerk.network",
    "masswerk.measures",
    "masswerk.intake",
    "masswerk.participation",
    "masswerk.events",
    "masswerk.surveys",
    "masswerk.barriers",
    "masswerk.thread",
    "masswerk.desk",
    "masswerk.public",
    "masswerk.api",
    "masswerk.site",
    # behind ours, because our templates take the place of theirs
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "masswerk.base.middleware.Headers",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "masswerk.base.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "masswerk.people.middleware.SessionLimits",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "masswerk.base.middleware.Refusals",
]

ROOT_URLCONF = "masswerk.site.urls"
WSGI_APPLICATION = "masswerk.site.wsgi.application"
TEMPLATES = [{
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "APP_DIRS": False,
    "OPTIONS": {
        "loaders": [("django.template.loaders.cached.Loader", ["django.template.loaders.app_directories.Loader"])],
        "context_processors": [
            "django.template.context_processors.request",
            "django.contrib.messages.context_processors.messages",
            "masswerk.people.context.viewer",
        ],
        "builtins": ["masswerk.base.templatetags.components"],
    },
}]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA / 'masswerk.sqlite3'}")}
_database = DATABASES["default"]
if "sqlite" in _database["ENGINE"]:
    _database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # FULL, because NORMAL loses acknowledged writes in a power cut
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                        "PRAGMA recursive_triggers=ON; PRAGMA secure_delete=ON; PRAGMA cache_size=-20000;",
    }
else:
    _database["CONN_HEALTH_CHECKS"] = True
_database["CONN_MAX_AGE"] = 60  # opening SQLite with its settings costs more than an unchanged page

CACHES = {"default": {
    "BACKEND": "masswerk.base.shared_cache.SharedCache", "LOCATION": "base_cachedvalue",
    "KEY_FUNCTION": "masswerk.base.shared_cache.hidden_name", "OPTIONS": {"MAX_ENTRIES": 100_000},
}}

TRUSTED_PROXY = env("MASSWERK_TRUSTED_PROXY", default="") or None

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIGRATION_MODULES: dict[str, str] = {}

TASKS = {"default": {
    "BACKEND": env("MASSWERK_TASKS", default="django_tasks_db.DatabaseBackend"),
    "QUEUES": ["default"],
}}

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:home"
LOGOUT_REDIRECT_URL = "public:installation"
ACCOUNT_ADAPTER = "masswerk.people.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# a code instead of a link: a secret in an address ends in logs
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 600
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# by account, never by address: a shared network must not lock out everybody behind it
ACCOUNT_RATE_LIMITS = {"login": "600/m/ip", "login_failed": "5/300s/key", "reset_password": "5/m/key",
                       "reset_password_from_key": "600/m/ip", "signup": "600/m/ip"}
ACCOUNT_FORMS = {
    "login": "masswerk.people.library_forms.LoginForm",
    "change_password": "masswerk.people.library_forms.ChangePasswordForm",
    "set_password": "masswerk.people.library_forms.SetPasswordForm",
    "reset_password": "masswerk.people.library_forms.ResetPasswordForm",
    "reset_password_from_key": "masswerk.people.library_forms.ResetPasswordKeyForm",
    "confirm_password_reset_code": "masswerk.people.library_forms.ConfirmPasswordResetCodeForm",
    "reauthenticate": "masswerk.people.library_forms.ReauthenticateForm",
}
MFA_FORMS = {
    "authenticate": "masswerk.people.library_forms.AuthenticateForm",
    "reauthenticate": "masswerk.people.library_forms.ReauthenticateByCodeForm",
    "activate_totp": "masswerk.people.library_forms.ActivateTOTPForm",
    "add_webauthn": "masswerk.people.library_forms.AddWebAuthnForm",
    "edit_webauthn": "masswerk.people.library_forms.EditWebAuthnForm",
}
SECOND_FACTOR = env.bool("MASSWERK_SECOND_FACTOR", default=HTTPS and not DEMO)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_ADAPTER = "masswerk.people.adapter.FactorAdapter"
MFA_TOTP_ISSUER = "Maßwerk"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_ADAPTER = "masswerk.people.adapter.SocialAdapter"
OIDC_ISSUER = env("MASSWERK_OIDC_ISSUER", default="")
# browsers hold a form that leads there by a redirection against `form-action`
OIDC_ORIGIN = ["{0.scheme}://{0.netloc}".format(urlsplit(OIDC_ISSUER))] if OIDC_ISSUER else []
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [{
    "provider_id": "behoerde",
    "name": env("MASSWERK_OIDC_NAME", default="Behördenkonto"),
    "client_id": env("MASSWERK_OIDC_CLIENT", default=""),
    "secret": env("MASSWERK_OIDC_SECRET", default=""),
    "settings": {"server_url": OIDC_ISSUER},
}] if OIDC_ISSUER else []}}

SESSION_ENGINE = "masswerk.people.sessions"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-sitzung" if HTTPS else "sitzung"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_IDLE_SECONDS = 30 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "masswerk.base.failures.csrf_failure"

LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English"), ("ar", "العربية"), ("de-simple", "Leichte Sprache")]
LOCALE_PATHS = [ASSETS / "locale"]  # compiled with the assets from site/locale
TIME_ZONE = "Europe/Berlin"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [ASSETS / "static"] if (ASSETS / "static").is_dir() else []
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
MEDIA_ROOT = DATA / "files"
STORAGES = {
    "default": {"BACKEND": "masswerk.base.storage.SyncedStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ANTIVIRUS = env("MASSWERK_ANTIVIRUS", default="")
MAX_UPLOAD_BYTES = 200 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "masswerk.base.uploads.LimitedUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

EMAIL_BACKEND = env("MASSWERK_MAIL_BACKEND", default="django.core.mail.backends.smtp.EmailBackend"
                    if env("MASSWERK_MAIL_HOST", default="") else "django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = DATA / "mails"
EMAIL_HOST = env("MASSWERK_MAIL_HOST", default="")
EMAIL_PORT = env.int("MASSWERK_MAIL_PORT", default=587)
EMAIL_USE_TLS = env.bool("MASSWERK_MAIL_TLS", default=True)
EMAIL_HOST_USER = env("MASSWERK_MAIL_USER", default="")
EMAIL_HOST_PASSWORD = env("MASSWERK_MAIL_PASSWORD", default="")
DEFAULT_FROM_EMAIL = env("MASSWERK_MAIL_FROM", default="masswerk@localhost")

CONTENT_SECURITY_POLICY = {"DIRECTIVES": {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "form-action": [SELF, *OIDC_ORIGIN],
    "frame-ancestors": [NONE],
    "base-uri": [NONE],
}}
X_FRAME_OPTIONS = "DENY"
# not "no-referrer": browsers would send "Origin: null" with forms, which the CSRF check refuses
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SILENCED_SYSTEM_CHECKS = ["security.W008"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env("MASSWERK_LOG_LEVEL", default="WARNING")},
    # a line for each request that waits a moment would fill the disk on a busy evening
    "loggers": {"waitress.queue": {"level": "ERROR"}},
}
