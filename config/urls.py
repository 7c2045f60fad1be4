"""Addresses: Vietnamese without a prefix, the same pages in English under /en/.

The words of an address stand here and in no catalogue, so that no translator moves a page.
"""

from allauth.account import views as allauth
from allauth.mfa.base import views as codes
from allauth.mfa.recovery_codes.views import generate_recovery_codes
from allauth.mfa.totp import views as totp
from allauth.usersessions.views import list_usersessions
from django.apps import apps
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps import views as sitemaps
from django.urls import include, path, re_path
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from trackerapp.api import describing
from trackerapp.spreadsheets import KINDS
from trackerapp.views import (
    account,
    commendation,
    downloads,
    everything,
    feedback,
    feeds,
    grassroots_model,
    home,
    locality,
    organisation,
    photo,
    source,
    statements,
    statistics,
    well_known,
)
from trackerapp.views.sitemaps import SITEMAPS
from trackerapp.views.unchanged import unchanged


def words(vietnamese, english):
    """The words of an address, in the language of the page that asks for it."""
    return lazy(lambda: english if get_language() == "en" else vietnamese, str)()


def records(name, record_list, record_detail):
    """The addresses of one kind of record: its list, a record by its number, a record by number and name."""
    return include([
        path("", unchanged(record_list), name=f"{name}_list"),
        *(download(name, ending) for ending in KINDS),
        path("<int:pk>/", unchanged(record_detail), name=f"{name}_short"),
        path("<int:pk>/<slug:slug>/", unchanged(record_detail), name=f"{name}_detail"),
    ])  # fmt: skip


def compressed(view, ending=""):
    """``view``, sent compressed: it holds no secret that its length could tell. A workbook is so already."""
    return view if ending == "xlsx" else gzip_page(view)


def download(name, ending):
    """The address of the list ``name`` as a file."""
    place, view = words(f"tai-ve.{ending}", f"download.{ending}"), compressed(downloads.download, ending)
    return path(place, view, {"name": name, "ending": ending}, name=f"{name}_{ending}")


def table(ending):
    """The address of one figure of the statistics as a file."""
    place = words(f"so-lieu/<slug:code>.{ending}", f"statistics/<slug:code>.{ending}")
    view = compressed(statistics.statistics_table, ending)
    return path(place, view, {"ending": ending}, name=f"statistics_{ending}")


def private(route, view, name):
    """A page of one's own account, which no cache keeps. allauth asks for its pages by these names."""
    return path(route, never_cache(view), name=name)


handler429 = "trackerapp.guards.too_many"

# Of allauth's pages those that are wanted: nobody signs up, and nobody changes an e-mail address without help.
ACCOUNT = [
    private("", account.account_home, "account_home"),
    private(words("dang-nhap/", "sign-in/"), allauth.login, "account_login"),
    private(words("dang-nhap/ma/", "sign-in/code/"), codes.authenticate, "mfa_authenticate"),
    private(words("dang-xuat/", "sign-out/"), allauth.logout, "account_logout"),
    private(words("xac-nhan/", "confirm/"), allauth.reauthenticate, "account_reauthenticate"),
    private(words("xac-nhan/ma/", "confirm/code/"), codes.reauthenticate, "mfa_reauthenticate"),
    private(words("mat-khau/", "password/"), allauth.password_change, "account_change_password"),
    private(words("mat-khau/dat/", "password/set/"), allauth.password_set, "account_set_password"),
    private(words("mat-khau/quen/", "password/forgotten/"), account.forgotten_password, "account_reset_password"),
    private(words("mat-khau/da-gui/", "password/sent/"), allauth.password_reset_done, "account_reset_password_done"),
    private(
        words("mat-khau/xong/", "password/done/"),
        allauth.password_reset_from_key_done,
        "account_reset_password_from_key_done",
    ),
    path(
        words("mat-khau/moi/", "password/new/"),
        include([
            re_path(
                r"^(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
                never_cache(allauth.password_reset_from_key),
                name="account_reset_password_from_key",
            )
        ]),
    ),
    private(words("ma/", "codes/"), codes.index, "mfa_index"),
    private(words("ma/dat/", "codes/set-up/"), totp.activate_totp, "mfa_activate_totp"),
    private(words("ma/bo/", "codes/remove/"), totp.deactivate_totp, "mfa_deactivate_totp"),
    private(words("ma/du-phong/", "codes/recovery/"), account.recovery_codes, "mfa_view_recovery_codes"),
    private(words("ma/du-phong/moi/", "codes/recovery/new/"), generate_recovery_codes, "mfa_generate_recovery_codes"),
    private(words("phien/", "sessions/"), list_usersessions, "usersessions_list"),
]  # fmt: skip
if apps.is_installed("allauth.socialaccount"):
    from allauth.socialaccount import views as social
    from allauth.socialaccount.providers.openid_connect import views as openid_connect

    ACCOUNT += [
        private("<slug:provider_id>/login/", openid_connect.login, "openid_connect_login"),
        private("<slug:provider_id>/login/callback/", openid_connect.callback, "openid_connect_callback"),
        private("login/cancelled/", social.login_cancelled, "socialaccount_login_cancelled"),
        private("login/error/", social.login_error, "socialaccount_login_error"),
    ]

SECTIONS = {"sitemaps": SITEMAPS}

urlpatterns = [
    path("anh/<uuid:token>/<str:size>.webp", photo.photo_file, name="photo_file"),
    path(
        "sitemap.xml",
        compressed(require_safe(sitemaps.index)),
        SECTIONS | {"sitemap_url_name": "sitemap_section"},
        name="sitemap",
    ),
    path("sitemap-<slug:section>.xml", compressed(require_safe(sitemaps.sitemap)), SECTIONS, name="sitemap_section"),
    path("robots.txt", well_known.robots, name="robots"),
    path(".well-known/security.txt", well_known.security, name="security"),
    path("api/openapi.json", compressed(describing.description_file), name="api_description"),
    path("api/v1/", include("trackerapp.api.urls")),
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path(words("tai-khoan/", "account/"), include(ACCOUNT)),
        path("", unchanged(home.home), name="home"),
        path(words("tim/", "search/"), unchanged(everything.everything), name="everything"),
        path(
            words("mo-hinh/tin.atom", "models/feed.atom"),
            compressed(feeds.grassroots_model_feed),
            name="grassroots_model_feed",
        ),
        path(
            words("khen-thuong/tin.atom", "commendations/feed.atom"),
            compressed(feeds.commendation_feed),
            name="commendation_feed",
        ),
        path(
            words("mo-hinh/", "models/"),
            records(
                "grassroots_model", grassroots_model.grassroots_model_list, grassroots_model.grassroots_model_detail
            ),
        ),
        path(
            words("khen-thuong/", "commendations/"),
            records("commendation", commendation.commendation_list, commendation.commendation_detail),
        ),
        path(
            words("dia-phuong/", "places/"),
            records("locality", locality.locality_list, locality.locality_detail),
        ),
        path(
            words("to-chuc/", "organisations/"),
            records("organisation", organisation.organisation_list, organisation.organisation_detail),
        ),
        path(words("nguon/", "sources/"), records("source", source.source_list, source.source_detail)),
        path(words("so-lieu/", "statistics/"), unchanged(statistics.statistics_page), name="statistics_page"),
        *(table(ending) for ending in ("xlsx", "csv")),
        path(
            words("gop-y/", "feedback/"),
            include(
                [
                    path("", feedback.feedback_form, name="feedback"),
                    path("<str:receipt>/", feedback.feedback_receipt, name="feedback_receipt"),
                ]
            ),
        ),
        path("api/", unchanged(describing.page), name="api_page"),
        path(words("gioi-thieu/", "about/"), statements.about, name="about"),
        path(words("quyen-rieng-tu/", "privacy/"), statements.privacy, name="privacy"),
        path(words("tiep-can/", "accessibility/"), statements.accessibility, name="accessibility"),
        path(words("giay-phep-du-lieu/", "data-licence/"), statements.data_licence, name="data_licence"),
        prefix_default_language=False,
    ),
]
