"""Sign-in by another site, where OpenID Connect is set."""

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.db.models import Q

from trackerapp.models import User


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    """No account is made by itself: the e-mail address must be that of one account, and be confirmed there."""

    def is_open_for_signup(self, request, sociallogin):
        return False

    def pre_social_login(self, request, sociallogin):
        """Connect the account with this address, the first time."""
        addresses = [address.email for address in sociallogin.email_addresses if address.verified and address.email]
        if sociallogin.is_existing or not addresses:
            return
        whose = Q(pk=None)
        for address in addresses:
            whose |= Q(email__iexact=address)
        users = list(User.objects.filter(whose, is_active=True)[:2])
        if len(users) == 1:
            sociallogin.connect(request, users[0])
