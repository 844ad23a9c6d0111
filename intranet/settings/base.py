"""What every installation shares. Development, testing and production each add their own."""

import os
from importlib.resources import files
from pathlib import Path

from django.utils.csp import CSP

from intranet.settings.database import database

ROOT = Path(__file__).resolve().parents[2]

INSTALLED_APPS = [
    # First, so that its templates stand before those of the libraries.
    "intranet.portal",
    "intranet.portal.search",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "guardian",
    "viewflow",
    "viewflow.workflow",
    "simple_history",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "django_tasks_db",
    "permissions",
    "workflows.engine",
    "workflows.cases",
    "workflows.documents",
    "workflows.processes",
    "intranet.administration",
    "intranet.api",
    "intranet.content",
    "intranet.desk",
    "intranet.network",
    "intranet.network.directory",
    "intranet.network.exchange",
    "intranet.network.interventions",
    "intranet.network.meetings",
    "intranet.network.training",
    "intranet.notifications",
    "intranet.statistics",
]

MIDDLEWARE = [
    # Outermost, so that what those within refuse has their headers too.
    "intranet.portal.door.headers.Headers",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "intranet.portal.door.session.Sessions",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "intranet.portal.door.session.SessionLife",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "intranet.portal.door.second_factor.SecondFactorRequired",
    "intranet.portal.door.own_password.OwnPasswordRequired",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "intranet.urls"
WSGI_APPLICATION = "intranet.wsgi.application"
AUTH_USER_MODEL = "permissions.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
    "permissions.backend.PolicyBackend",
]
# Nobody without a sign-in holds a permission, so guardian needs no anonymous row.
ANONYMOUS_USER_NAME = None
GUARDIAN_MONKEY_PATCH_USER = False
VIEWFLOW = {"AUTOREGISTER": False}

DATABASES = {
    "default": database(
        os.environ.get("DATABASE_URL", f"sqlite:///{ROOT / 'spazio-neutro.sqlite3'}")
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Attempts and used codes are counted once for all processes; nobody can push them out by writing
# many others. The table is made by `migrate`.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "intranet.portal.context.shell",
                "intranet.notifications.context.bell",
            ]
        },
    }
]
FORM_RENDERER = "intranet.portal.rendering.BootstrapItalia"

LANGUAGE_CODE = "it"
LANGUAGES = [("it", "Italiano")]
TIME_ZONE = "Europe/Rome"
USE_TZ = True

MEDIA_ROOT = Path(os.environ.get("MEDIA_ROOT", ROOT / "media"))
STATIC_URL = "/static/"
# Bootstrap Italia and the editor, for their files only: the packages are no apps of ours.
STATICFILES_DIRS = [
    ("bootstrap-italia", str(files("bootstrap_italia_template") / "static")),
    ("prose", str(files("django_prose_editor") / "static" / "django_prose_editor")),
]
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", ROOT / "staticfiles"))

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
# NIST SP 800-63B-4, 3.1.1.2: long, not among the known ones, composed as one likes.
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "intranet.portal.door.passwords.NotOfTheHouse"},
]
# What the site shows to visitors at its root: the thing at this address, if it is for the outside.
FIRST_PAGE = "minori-e-famiglia/spazio-neutro"
# Hosts to which the site may send what happens, as `host` or `host:port`: none, if none is named.
# One of the own network is named by its address as well.
WEBHOOK_HOSTS: list[str] = os.environ.get("WEBHOOK_HOSTS", "").lower().replace(",", " ").split()
# What the demonstration tells beside its cases: rooms above the portal, which knows none of them.
DEMO_CHAPTERS = [
    "intranet.content.demo.seeding.chapter",
    "intranet.network.directory.demo.chapter",
    "intranet.statistics.demo.chapter",
    "intranet.network.meetings.demo.chapter",
    "intranet.network.training.demo.chapter",
    "intranet.network.exchange.demo.chapter",
    "intranet.network.interventions.demo.seeding.chapter",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_ADAPTER = "intranet.portal.accounts.ClosedAccountAdapter"
ACCOUNT_FORMS = {
    "login": "intranet.portal.forms.SignInForm",
    "change_password": "intranet.portal.forms.NewPasswordForm",
}
ACCOUNT_EMAIL_VERIFICATION = "none"
# The session ends with the browser: these are shared desks.
ACCOUNT_SESSION_REMEMBER = False
# A password is locked by axes, in plain words. These stand behind it: a whole office may sign in
# from one address, and the codes of one person are guessed ten times in a quarter of an hour.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "60/m/ip,10/15m/key"}
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_USERNAME_CALLABLE = "intranet.portal.door.names.counted_name"
AXES_CLIENT_IP_CALLABLE = "intranet.portal.door.names.address_of"
AXES_SENSITIVE_PARAMETERS = ["csrfmiddlewaretoken", "next"]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_TEMPLATE = "portal/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False

# Nobody works on a password alone, but for invented data.
MFA_REQUIRED = True
MFA_ADAPTER = "intranet.portal.accounts.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
# A passkey asks for a finger, a face or a PIN: it is both factors at once.
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}
MFA_TOTP_ISSUER = "Spazio Neutro"
MFA_FORMS = {
    "add_webauthn": "intranet.portal.forms.NewPasskeyForm",
    "edit_webauthn": "intranet.portal.forms.PasskeyNameForm",
}

# Left alone for half an hour, and in any case after a working day, a session ends.
SESSION_IDLE_SECONDS = 30 * 60
SESSION_ABSOLUTE_SECONDS = 10 * 60 * 60
SESSION_COOKIE_AGE = SESSION_IDLE_SECONDS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "intranet.portal.door.stale.refused"
# What a page says next dies with the session: it may name a case.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
WHITENOISE_ALLOW_ALL_ORIGINS = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    # Bootstrap Italia's style sheet carries one small font inside itself.
    "font-src": [CSP.SELF, "data:"],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}

SILENCED_SYSTEM_CHECKS = [
    # A whole office comes from one address: the lock-out counts the failures of a user name.
    "axes.W006",
    # Guardian's rows are asked by our own backend, which knows when they end.
    "guardian.W001",
]

# To the standard error, for whoever runs the service: a traceback carries no values.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        # Of what the worker does only what fails.
        "django.tasks": {"level": "WARNING"},
    },
}
