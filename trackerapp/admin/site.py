"""The admin site: Django's own, under the name of the register, its kinds of record in the order of a clerk's work."""

from functools import cache, partial

from allauth.account.views import logout as sign_out
from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from trackerapp.scope import Right, lacks_code, may, may_exchange

from . import guide

GROUPS = [
    (_("Records"), ["GrassrootsModel", "Commendation", "Source", "Photo", "ProposedChange", "Feedback"]),
    (_("Who and where"), ["Organisation", "Locality", "Directive"]),
    (_("Vocabularies"), ["Field", "AwardType", "CommendationKind", "Level", "OrganisationKind"]),
    (_("Checks"), ["Citation", "Milestone", "Recipient", "Succession", "Erasure"]),
    (_("Accounts"), ["User", "AuditEntry"]),
]


class Choices(AutocompleteJsonView):
    """What a person may choose while typing: more than the lists show them, for a record may name public ones."""

    def get_queryset(self):
        found = self.model_admin.choosable(self.request).complex_filter(self.source_field.get_limit_choices_to())
        found, spans_many = self.model_admin.get_search_results(self.request, found, self.term)
        return found.distinct() if spans_many else found


class RegisterAdminSite(AdminSite):
    """The staff's workplace."""

    site_title = site_header = _("Register of grassroots models")
    index_title = _("The staff's desk")
    empty_value_display = _("unknown")
    enable_nav_sidebar = False

    def register(self, model_or_iterable, admin_class=None, **options):
        """Only kinds of the register. Tables of packages hold secrets, and keys of sessions."""
        listed = [model_or_iterable] if isinstance(model_or_iterable, type) else model_or_iterable
        own = [model for model in listed if model._meta.app_label == "trackerapp"]
        super().register(own, admin_class, **options)

    def has_permission(self, request):
        """Whoever is signed in comes to the desk; what stands open there is for ``scope`` to say.

        But nobody comes before they have set up one-time codes, if they need them. Every page here asks this.
        """
        return request.user.is_active and not lacks_code(request.user)

    def login(self, request, extra_context=None):
        """Lead on to the page of sign-in, or to what is still missing."""
        wanted = request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index")
        if not request.user.is_authenticated:
            return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({REDIRECT_FIELD_NAME: wanted})}")
        return HttpResponseRedirect(reverse("mfa_activate_totp" if lacks_code(request.user) else "admin:index"))

    def logout(self, request, extra_context=None):
        return sign_out(request)

    def password_change(self, request, extra_context=None):
        return HttpResponseRedirect(reverse("account_change_password"))

    def password_change_done(self, request, extra_context=None):
        return HttpResponseRedirect(reverse("account_home"))

    def get_urls(self):
        """With articles, sheets and the guide behind the same door; without Django's way from a number to a draft."""
        from . import articles, sheets  # noqa: PLC0415 - the models are not there when the site is made

        roads = [
            *articles.roads(self),
            *sheets.roads(self),
            path("huong-dan/", self.admin_view(partial(guide.page, site=self)), name="guide"),
            path("huong-dan/anh/<str:name>", self.admin_view(guide.picture), name="guide_picture"),
            path("huong-dan/<slug:name>/", self.admin_view(partial(guide.page, site=self)), name="guide_chapter"),
        ]
        return [*roads, *(each for each in super().get_urls() if getattr(each, "name", "") != "view_on_site")]

    def autocomplete_view(self, request):
        return Choices.as_view(admin_site=self)(request)

    def index(self, request, extra_context=None):
        """The desk: what waits for this person, what is incomplete, and all kinds of record."""
        from .desk import GapFilter, WaitingFilter, figures  # noqa: PLC0415 - the models are not there when the site is made

        waiting, gaps = figures(request.user, WaitingFilter), figures(request.user, GapFilter)
        return super().index(request, {"waiting": waiting, "gaps": gaps} | (extra_context or {}))

    def each_context(self, request):
        from trackerapp.models import Article  # noqa: PLC0415 - the models are not there when the site is made

        return super().each_context(request) | {
            "may_import": may_exchange(request.user, Right.IMPORT),
            "may_read_articles": may(request.user, Right.READ, Article),
        }

    def get_app_list(self, request, app_label=None):
        """One group of kinds after the other, whatever app they are of; a kind without a group is not listed."""
        apps = self._build_app_dict(request, app_label).values()
        kinds = {kind["object_name"]: kind for app in apps for kind in app["models"]}
        return [
            {"name": name, "app_label": "register", "app_url": reverse("admin:index"), "models": listed}
            for name, wanted in GROUPS
            if (listed := [kinds[kind] for kind in wanted if kind in kinds])
        ]


the_site = cache(RegisterAdminSite)
"""Gives the one site. Files of this package ask for it while Django is still making it."""
