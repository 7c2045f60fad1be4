"""The admin site: Django's own, under the name of the register."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class RegisterAdminSite(AdminSite):
    """The staff's workplace."""

    site_title = site_header = _("Register of grassroots models")
    index_title = _("The staff's desk")
    empty_value_display = _("unknown")
