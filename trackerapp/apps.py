"""The application and the admin site it runs."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.signals import user_logged_in
from django.utils.translation import gettext_lazy as _


class TrackerConfig(AppConfig):
    """The register: models, pages and the staff's workplace."""

    name = "trackerapp"
    verbose_name = _("Register of grassroots models")

    def ready(self):
        """Have each session know when it began. By a signal, because Django alone hears of every way to sign in."""
        from .accounts.sessions import begin  # noqa: PLC0415 - there are models only now

        user_logged_in.connect(begin)


class RegisterAdminConfig(AdminConfig):
    """Django's admin, under the name of the register."""

    default_site = "trackerapp.admin.site.the_site"
