"""The files of an import, for those who may see it."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from trackerapp import scope
from trackerapp.models import Organisation, SheetImport
from trackerapp.scope import Right
from trackerapp.spreadsheets import KINDS
from trackerapp.spreadsheets.endings import called
from trackerapp.spreadsheets.faulty import sheet_with_faults
from trackerapp.spreadsheets.missing import has_missing, sheet_of_missing

State = SheetImport.State


def may_come_in(request):
    """Refuse whoever may not import."""
    if not scope.may_exchange(request.user, Right.IMPORT):
        raise PermissionDenied


def job_of(request, pk):
    """The import ``pk``, if this person may see it: their own, or every one for administrators of everything."""
    may_come_in(request)
    return get_object_or_404(visible(request), pk=pk)


def visible(request):
    """The imports that this person may see."""
    return scope.theirs(SheetImport.objects.select_related("user"), request.user, Right.IMPORT)


@require_safe
def original(request, site, pk):
    """The file as it was sent in."""
    job = job_of(request, pk)
    if not job.file:
        raise Http404
    headers = {"X-Content-Type-Options": "nosniff"}
    kind = "application/octet-stream"
    return FileResponse(job.file.open(), as_attachment=True, filename=job.file_name, content_type=kind, headers=headers)


@require_safe
def faults(request, site, pk):
    """The sheet once more, with a column that names the faults of each row."""
    job = job_of(request, pk)
    if job.state != State.CHECKED:
        raise Http404
    name = f"{job.file_name.rpartition('.')[0] or job.file_name}-loi.xlsx"
    return _handed_out(sheet_with_faults(job), name)


@require_safe
def organisations(request, site, pk):
    """The organisations that the sheet names and the register does not have, as a sheet to be sent in."""
    job = job_of(request, pk)
    if not may_enter(request.user) or job.state != State.CHECKED or not has_missing(job):
        raise Http404
    return _handed_out(sheet_of_missing(job), called(_("organisations to enter"), "xlsx"))


def may_enter(user):
    """Whether this person enters organisations at all."""
    return scope.may(user, Right.WRITE, Organisation)


def _handed_out(file, name):
    headers = {"Content-Type": KINDS["xlsx"], "Content-Disposition": content_disposition_header(True, name)}
    return StreamingHttpResponse(file, headers=headers)
