"""What the register says about itself: what gets in, privacy, accessibility, the licence of its data."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe


@require_safe
def about(request):
    return render(request, "statements/about.html")


@require_safe
def privacy(request):
    return render(request, "statements/privacy.html")


@require_safe
def accessibility(request):
    return render(request, "statements/accessibility.html")


@require_safe
def data_licence(request):
    return render(
        request, "statements/data_licence.html", {"home_address": request.build_absolute_uri(reverse("home"))}
    )
