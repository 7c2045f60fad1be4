"""The pages of one's own account that allauth does not have, or that differ from its own."""

from urllib.parse import quote

from allauth.account.views import PasswordResetView
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponseNotAllowed
from django.shortcuts import render

from trackerapp.scope import has_code, lacks_code


@login_required
def account_home(request):
    """What a person can do about their own account."""
    context = {"has_code": has_code(request.user), "lacks_code": lacks_code(request.user)}
    return render(request, "account/home.html", context)


class ForgottenPassword(PasswordResetView):
    """Asks where to send a link; where no mail is set, says whom to ask."""

    def dispatch(self, request, *args, **kwargs):
        if settings.HAS_MAIL:
            return super().dispatch(request, *args, **kwargs)
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return render(request, "account/password_reset_by_hand.html")


class RecoveryCodes(ViewRecoveryCodesView):
    """Shows the codes once, and hands them over as a file at the same time: nothing keeps them to be asked again."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["file"] = "data:text/plain;charset=utf-8," + quote("\r\n".join([*context["unused_codes"], ""]))
        return context


forgotten_password = ForgottenPassword.as_view()
recovery_codes = RecoveryCodes.as_view()
