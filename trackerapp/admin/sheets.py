"""The pages on which a sheet goes its way: sent in, looked through, confirmed, written, perhaps taken back."""

import logging
from functools import partial
from tempfile import NamedTemporaryFile

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import Error
from django.http import HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from trackerapp import scope
from trackerapp.models import SheetImport
from trackerapp.scope import Right
from trackerapp.spreadsheets import imports, tasks, undoing
from trackerapp.spreadsheets.missing import has_missing
from trackerapp.spreadsheets.resources import RESOURCES

from .sheet_files import faults, job_of, may_come_in, may_enter, organisations, original, visible
from .sheet_template import template_file
from .staged import CHANGED, FAULTY, NEW, shown, with_links

State = SheetImport.State
LISTED = 50
OBSTACLES_LISTED = 200
"""How many the page of confirmation lists."""
MEGABYTE = 1024**2
LONGEST_NAME = SheetImport._meta.get_field("file_name").max_length


class UploadForm(forms.Form):
    """A file, and what its rows are."""

    kind = forms.ChoiceField(label=gettext_lazy("What the rows are"))
    file = forms.FileField(label=gettext_lazy("File"))
    sheet = SheetImport._meta.get_field("sheet").formfield(label=gettext_lazy("Name of the sheet"))

    def __init__(self, user, *args):
        super().__init__(*args)
        self.fields["kind"].choices = [
            choice
            for choice in SheetImport.Kind.choices
            if choice[0] in RESOURCES and scope.may(user, Right.WRITE, RESOURCES[choice[0]]._meta.model)
        ]
        self.fields["file"].help_text = _(
            "A table from Excel or LibreOffice (.xlsx, .xls, .ods), or CSV; at most %(limit)d MB."
        ) % {"limit": settings.SPREADSHEET_MEGABYTES}

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > settings.SPREADSHEET_MEGABYTES * MEGABYTE:
            text = _("The file has more than %(limit)d MB. Take pictures out of it, or split it.")
            raise forms.ValidationError(text % {"limit": settings.SPREADSHEET_MEGABYTES})
        return file

    def receive(self, by):
        """Keep what was sent in."""
        file = self.cleaned_data["file"]
        with NamedTemporaryFile() as copy:
            for piece in file.chunks():
                copy.write(piece)
            copy.flush()
            return imports.receive(
                self.cleaned_data["kind"], copy.name, file.name[-LONGEST_NAME:], by=by, sheet=self.cleaned_data["sheet"]
            )


def roads(site):
    """The addresses of these pages."""
    pages = {
        "": (import_list, "imports"),
        "<int:pk>/": (import_page, "import_page"),
        "<int:pk>/tien-do/": (progress, "import_progress"),
        "<int:pk>/tep/": (original, "import_original"),
        "<int:pk>/loi/": (faults, "import_faults"),
        "<int:pk>/don-vi/": (organisations, "import_organisations"),
        "<int:pk>/hoan-tac/": (undo, "import_undo"),
    }
    return [
        path("nhap-bang/mau/<str:kind>.xlsx", site.admin_view(template_file), name="import_template"),
        *(
            path(f"nhap-bang/{place}", site.admin_view(partial(view, site=site)), name=name)
            for place, (view, name) in pages.items()
        ),
    ]


def _show(request, site, template, **context):
    return TemplateResponse(request, f"admin/imports/{template}.html", site.each_context(request) | context)


@require_http_methods(["GET", "HEAD", "POST"])
def import_list(request, site):
    """The imports that this person may see, and the form that takes one more."""
    may_come_in(request)
    form = UploadForm(request.user, *((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid() and (job := _received(form, request.user)):
        tasks.begin(job)
        return _back_to(job)
    page = Paginator(visible(request), LISTED).get_page(request.GET.get("page"))
    return _show(request, site, "list", title=_("Import sheets"), form=form, page=page)


def _received(form, by):
    """The import that was sent in; None, and a word in the form, where it cannot be kept."""
    try:
        return form.receive(by)
    except (OSError, Error):
        logging.getLogger(__name__).exception("A sheet could not be kept")
        form.add_error("file", _("The server could not keep the file: it has no room, or its database is busy."))
        form.add_error("file", _("Nothing was written. Send the file in again later, or tell who runs the server."))


@require_http_methods(["GET", "HEAD", "POST"])
def import_page(request, site, pk):
    """One import: what it would do, or did. A POST does what its button says."""
    job = job_of(request, pk)
    if request.method == "POST":
        do = next((do for name, do in BUTTONS.items() if name in request.POST), None)
        if do is None:
            raise PermissionDenied
        try:
            do(request, job)
        except Error:
            logging.getLogger(__name__).exception("%s: a button failed", job.reason)
            messages.error(request, _("The database is busy or does not answer: nothing was done. Try again later."))
        return _back_to(job)
    parts = [shown(job, part, request.GET.get(part.name)) for part in (FAULTY, CHANGED, NEW)]
    context = {
        "job": job,
        "title": job.file_name,
        "counts": job.counts(),
        "lists": SheetImport.Lists.choices,
        "parts": [part for part in parts if part],
    }
    lacks = context["counts"]["faulty"] and may_enter(request.user) and has_missing(job)
    mine = job.user == request.user
    return _show(request, site, "page", **context, is_mine=mine, lacks=lacks, earlier=_earlier(request, job))


def _earlier(request, job):
    """The import that brought in the same file before, and its address, if this person may see it."""
    earlier = imports.earlier(job) if job.state in {State.CHECKED, State.REFUSED} else None
    if earlier and scope.may(request.user, Right.IMPORT, earlier):
        earlier.address = _address("import_page", earlier)
    return earlier


def _address(name, job):
    return reverse(f"admin:{name}", args=[job.pk])


def _back_to(job):
    return HttpResponseRedirect(_address("import_page", job))


def _confirm(request, job):
    is_seen = request.POST.get("check_number") == str(job.check_number)
    try:
        imports.confirm(job, job.check_number if is_seen else None, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return
    tasks.begin(job)


def _check_again(request, job):
    if imports.restart(job):
        tasks.begin(job)
    else:
        messages.warning(request, _("This import is at work, or done with: it is not checked again now."))


def _convert(request, job):
    """Take over what was chosen for each column in an old font."""
    chosen = {
        letter: encoding if request.POST.get(f"convert_{letter}") == "yes" else ""
        for letter, _heading, encoding, _samples in job.suspicions
    }
    if job.state == State.CHECKED and imports.restart(job, conversions=chosen):
        tasks.begin(job)


def _lists(request, job):
    """Take over what was chosen for what the rows do not name again."""
    chosen = request.POST.get("lists")
    if chosen in SheetImport.Lists and job.state == State.CHECKED and imports.restart(job, lists=chosen):
        tasks.begin(job)


def _give_up(request, job):
    if imports.drop(job):
        messages.success(request, _("The import is given up; its file is deleted. The register is as it was."))
    else:
        messages.warning(request, _("This import is at work, or done with: it cannot be given up now."))


BUTTONS = {"_confirm": _confirm, "_check": _check_again, "_convert": _convert, "_lists": _lists, "_drop": _give_up}


@require_safe
def progress(request, site, pk):
    """How far an import has come, for the script of its page."""
    job = job_of(request, pk)
    return JsonResponse({"state": job.state, "progress": job.progress, "rows": job.rows_read})


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request, site, pk):
    """Ask before an import is taken back, and name what stands in the way."""
    job = job_of(request, pk)
    if request.method == "POST":
        try:
            undoing.ask(job, by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            tasks.begin(job, request.user.pk)
        return _back_to(job)
    found = undoing.obstacles(job, by=request.user) if job.may_be_undone else []
    listed = with_links(job, found[:OBSTACLES_LISTED])
    context = {"job": job, "counts": job.counts(), "number": len(found), "obstacles": listed}
    return _show(request, site, "undo", title=_("Take the import back"), **context)
