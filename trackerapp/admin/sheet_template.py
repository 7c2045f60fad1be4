"""The template of a kind of sheet, for those who may bring sheets in."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from trackerapp import scope
from trackerapp.scope import Right
from trackerapp.spreadsheets import KINDS
from trackerapp.spreadsheets.endings import called
from trackerapp.spreadsheets.resources import RESOURCES
from trackerapp.spreadsheets.template import template


@require_safe
def template_file(request, kind):
    """The template for rows of that ``kind``."""
    if not scope.may_exchange(request.user, Right.IMPORT):
        raise PermissionDenied
    if kind not in RESOURCES:
        raise Http404
    name = called(f"mẫu {RESOURCES[kind]._meta.model._meta.verbose_name_plural}", "xlsx")
    headers = {"Content-Type": KINDS["xlsx"], "Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(template(RESOURCES[kind](request.user)), headers=headers)
