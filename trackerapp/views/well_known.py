"""Files that machines look for at fixed addresses."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe


@require_safe
def robots(request):
    """What search engines should leave alone, work of staff and forms of readers; where all other addresses stand."""
    closed = ["/admin/", "/en/admin/", "/gop-y/", "/en/feedback/"]
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    lines = ["User-agent: *", *(f"Disallow: {road}" for road in closed), "", f"Sitemap: {sitemap}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def security(request):
    """Whom to tell of a hole in this site (RFC 9116); nothing where nobody is named."""
    if not settings.CONTACT_EMAIL:
        raise Http404
    expires = (timezone.now() + timedelta(days=180)).replace(microsecond=0)
    context = {"expires": expires.isoformat(), "canonical": request.build_absolute_uri(request.path)}
    return render(request, "security.txt", context, content_type="text/plain; charset=utf-8")
