"""All settings, from the environment. DEBUG is false unless the environment says otherwise.

A real installation sets SECRET_KEY and ALLOWED_HOSTS, and mostly DATABASE_URL, MEDIA_ROOT and CONTACT_EMAIL.
ERASURES_FILE lies beside MEDIA_ROOT unless it is named.
BEHIND_PROXY=true says that a proxy ends HTTPS, HSTS_SUBDOMAINS=false that names below the site's own may lack it.
It compiles the catalogues, migrates and collects the static files (`manage.py compilemessages`, `migrate`,
`collectstatic`) before it starts, and runs `manage.py db_worker` beside the server. `make run` sets DEBUG=true,
which alone may use the key below and the names of this machine, and does not ask administrators for one-time codes.
docs/accounts.md tells what else can be set.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="only-for-this-machine" if DEBUG else "")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"] if DEBUG else [])

if not DEBUG and len(SECRET_KEY) < 50:
    raise ImproperlyConfigured(
        "Set SECRET_KEY in the environment to a random text of at least 50 characters, such as this command prints: "
        "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
    )
if not DEBUG and (not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS):
    raise ImproperlyConfigured("Set ALLOWED_HOSTS in the environment to the names this site answers to, with commas.")
SITE_ADDRESS = env.str(
    "SITE_ADDRESS", default="http://127.0.0.1:8000" if DEBUG else f"https://{ALLOWED_HOSTS[0].removeprefix('.')}"
)
"""Where links lead that are sent or handed over. No header of a request has a say in it."""
OIDC_SERVER = env.str("OIDC_SERVER", default="")

INSTALLED_APPS = [
    "trackerapp.apps.TrackerConfig",
    "trackerapp.apps.RegisterAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django_tasks",
    "django_tasks_db",
    "django_filters",
    "simple_history",
    "csp",
    # Not "allauth" itself, which brings templates: those of the pages that are served are our own.
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    *(["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"] if OIDC_SERVER else []),
]

MIDDLEWARE = [
    "config.room.in_a_large_room",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "trackerapp.api.problems.for_programs",
    "csp.middleware.CSPMiddleware",
    "trackerapp.guards.deny_devices",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "trackerapp.views.unchanged.tell_unchanged",
    "django.middleware.common.CommonMiddleware",
    "trackerapp.guards.limit_size",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "trackerapp.accounts.sessions.end_sessions",
    "trackerapp.guards.limit_searches",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "trackerapp.views.context.site",
            ],
            "builtins": [
                "django.templatetags.cache",
                "django.templatetags.i18n",
                "django.templatetags.static",
                "trackerapp.templatetags.places",
                "trackerapp.templatetags.linked_data",
                "trackerapp.templatetags.register",
                "trackerapp.templatetags.sharing",
            ],
        },
    }
]

# Data. SQLite by default: one writer at a time, told so at once (IMMEDIATE), and what is
# acknowledged is on the disk (FULL). 16 MB of it stay in memory.
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'register.sqlite3'}")}
DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What is counted for a while. All processes share the counts of sign-ins and the codes that were used; a migration
# makes the table. Culling would forget counts, so there is room. Those of readers are each process's own: nobody
# who only reads makes the database write.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "sign_in_limits",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    "readers": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "readers",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
    "editions": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "editions",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    },
}

# Accounts. People sign in by user name: an e-mail address may be that of a whole office.
AUTH_USER_MODEL = "trackerapp.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "trackerapp.accounts.passwords.OwnWordsValidator"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
LOGOUT_REDIRECT_URL = "home"
CODES_REQUIRED = env.bool("CODES_REQUIRED", default=not DEBUG)
"""Whether those who may publish or administer need a one-time code beside the password."""
ACCOUNT_ADAPTER = "trackerapp.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # the form of sign-in goes by it, too; nobody signs up
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False  # closing the browser signs out
ACCOUNT_RATE_LIMITS = {"login_failed": "60/h/ip,5/15m/key", "reset_password": "20/h/ip,3/h/key"}
MFA_ADAPTER = "trackerapp.accounts.adapter.CodeAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # no address is ever verified: administrators enter them
MFA_FORMS = {
    "authenticate": "trackerapp.accounts.forms.CodeForm",
    "reauthenticate": "trackerapp.accounts.forms.CodeAgainForm",
}
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
USERSESSIONS_ADAPTER = "trackerapp.accounts.adapter.SessionsAdapter"
if OIDC_SERVER:
    SOCIALACCOUNT_ADAPTER = "trackerapp.accounts.single_sign_on.SingleSignOnAdapter"
    SOCIALACCOUNT_LOGIN_ON_GET = True  # a form could not lead to another host: the policy below forbids it
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "oidc",
                    "name": env.str("OIDC_NAME", default="OpenID Connect"),
                    "client_id": env.str("OIDC_CLIENT_ID"),
                    "secret": env.str("OIDC_CLIENT_SECRET"),
                    "settings": {"server_url": OIDC_SERVER},
                }
            ],
        }
    }

# Mail. Without it, an administrator hands over the link to a new password.
HAS_MAIL = bool(env.str("EMAIL_URL", default=""))
if HAS_MAIL:
    globals().update(env.email_url("EMAIL_URL"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("MAIL_FROM", default="webmaster@localhost")

# Words. Vietnamese is the language of the site; English stands under /en/.
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "trackerapp" / "locale_packages"]
FORMAT_MODULE_PATH = ["trackerapp.formats"]
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

# Files. Photos are handed out by a view that knows who may see them, never by the web server.
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "build" / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(BASE_DIR / "media"))
ERASURES_FILE = env.path("ERASURES_FILE", default=str(Path(MEDIA_ROOT).parent / "erasures.jsonl"))
"""Which rows were emptied of a person's name: outside the database, so that it survives an older backup."""
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024**2  # a megabyte of text, decomposed, and what tells that one is longer

# The API. Its description names the addresses and parameters in the order of the code, and words where they are used.
REST_FRAMEWORK = {"UNAUTHENTICATED_USER": None, "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema"}
SPECTACULAR_SETTINGS = {
    "OAS_VERSION": "3.1.0",
    "POSTPROCESSING_HOOKS": [],
    "DISABLE_DOCSTRING_DESCRIPTIONS": True,
    "SORT_OPERATIONS": False,
    "SORT_OPERATION_PARAMETERS": False,
}

# Safety. What a browser may load comes from here and nowhere else.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
SECURE_SSL_REDIRECT = not DEBUG
SECURE_HSTS_SECONDS = 0 if DEBUG else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEBUG and env.bool("HSTS_SUBDOMAINS", default=True)
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
if not DEBUG:  # the prefix makes browsers refuse such a cookie from anywhere but this host, and without TLS
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_IDLE_SECONDS = 60 * 60
X_FRAME_OPTIONS = "DENY"
ALLAUTH_TRUSTED_PROXY_COUNT = 0
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # the last address of X-Forwarded-For is the one that the proxy saw
REQUEST_MAX_BYTES = 64 * 1024**2
SEARCHES_PER_MINUTE = env.int("SEARCHES_PER_MINUTE", default=0 if DEBUG else 60)
"""How often one reader may search within a minute, as each process of the server counts it; 0 is without limit."""
FEEDBACK_PER_HOUR = env.int("FEEDBACK_PER_HOUR", default=200)
"""How many reports of readers the site takes in within an hour, from all of them together."""
SPREADSHEET_MEGABYTES = env.int("SPREADSHEET_MEGABYTES", default=60)
SPREADSHEET_ROWS = env.int("SPREADSHEET_ROWS", default=200_000)
SPREADSHEET_COLUMNS = env.int("SPREADSHEET_COLUMNS", default=256)
SPREADSHEET_SECONDS = env.int("SPREADSHEET_SECONDS", default=10)
SPREADSHEET_MEMORY_MEGABYTES = env.int("SPREADSHEET_MEMORY_MEGABYTES", default=768)
"""What one spreadsheet may be: its size, rows and columns; how long its reading may take, and in how much memory."""

# Work in the background: `manage.py db_worker` does what stands in a table of the database.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Faults. Everything from a warning on goes to standard error, where the service manager keeps it; but not each
# request of a scanner for a host that this is none of, which is answered with 400.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO"},
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
    },
}

# The register.
SITE_NAME = _("Register of grassroots models")
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="")
