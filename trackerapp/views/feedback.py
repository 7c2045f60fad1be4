"""What readers report: the form, and the page under the number of its receipt."""

from django.http import Http404, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from trackerapp import feedback, guards
from trackerapp.accounts.notes import client_address
from trackerapp.models import Feedback, code_of
from trackerapp.text import receipts

RECEIPTS_PER_MINUTE = 20
"""How many receipts one address may ask for, as each process counts it; a person has few."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feedback_form(request):
    """Show the form about the record that the address names, and take in what was sent."""
    if "ve" not in request.GET:
        return _front(request)
    about = feedback.find(request.GET["ve"])
    if about is None:
        raise Http404
    form = feedback.FeedbackForm(about, request.POST if request.method == "POST" else None)
    flood = None
    if form.is_valid():
        try:
            return redirect(feedback.send(form.instance, address=client_address(request)))
        except feedback.Flood as refusal:
            flood = str(refusal)
    context = {"form": form, "about": about, "flood": flood, "privacy_days": feedback.KEPT.days}
    return render(request, "feedback/form.html", context, status=429 if flood else 200)


def _front(request):
    """How to report something, and the way to a receipt whose number was typed."""
    if request.method == "POST":
        return HttpResponseNotAllowed(["GET", "HEAD"])
    typed = request.GET.get("phieu", "")[:100]
    if number := receipts.read(typed):
        return redirect("feedback_receipt", number)
    return render(request, "feedback/front.html", {"typed": typed})


@never_cache
@require_safe
def feedback_receipt(request, receipt):
    """Show the state of a report and what staff answered; never who sent it, nor what was sent."""
    if guards.count("receipts", f"address {client_address(request)}") > RECEIPTS_PER_MINUTE:
        return guards.too_many(request)
    number = receipts.read(receipt)
    if number is None:
        raise Http404
    report = get_object_or_404(Feedback.objects.for_display(), receipt=number)
    if request.path != report.get_absolute_url():
        return redirect(report)
    code = code_of(report.record)
    context = {"report": report, "about": feedback.find(code), "code": code}
    return render(request, "feedback/receipt.html", context)
