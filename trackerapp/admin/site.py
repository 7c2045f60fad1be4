"""The admin site: Django's own, under the name of the register, its kinds of record in the order of a clerk's work."""

from functools import cache

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

GROUPS = [
    (_("Records"), ["GrassrootsModel", "Commendation", "Source", "Photo", "ProposedChange"]),
    (_("Who and where"), ["Organisation", "Locality", "Directive"]),
    (_("Vocabularies"), ["Field", "AwardType", "CommendationKind", "Level", "OrganisationKind"]),
    (_("Checks"), ["Citation", "Milestone", "Recipient", "Succession", "Erasure"]),
    (_("Accounts"), ["User"]),
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

    def has_permission(self, request):
        """Whoever is signed in comes to the desk; what stands open there is for ``scope`` to say."""
        return request.user.is_active

    def autocomplete_view(self, request):
        return Choices.as_view(admin_site=self)(request)

    def index(self, request, extra_context=None):
        """The desk: what waits for this person, what is incomplete, and all kinds of record."""
        from .desk import GapFilter, WaitingFilter, figures  # noqa: PLC0415 - the models are not there when the site is made

        waiting, gaps = figures(request.user, WaitingFilter), figures(request.user, GapFilter)
        return super().index(request, {"waiting": waiting, "gaps": gaps} | (extra_context or {}))

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
