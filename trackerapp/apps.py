"""The application and the admin site it runs."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class TrackerConfig(AppConfig):
    """The register: models, pages and the staff's workplace."""

    name = "trackerapp"
    verbose_name = _("Register of grassroots models")


class RegisterAdminConfig(AdminConfig):
    """Django's admin, under the name of the register."""

    default_site = "trackerapp.admin.site.the_site"
