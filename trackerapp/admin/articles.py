"""The pages on which an article becomes records: begun, decided candidate by candidate, made into drafts."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from trackerapp import intake, scope
from trackerapp.accounts.notes import note
from trackerapp.intake import tasks
from trackerapp.models import Article, AuditEntry
from trackerapp.scope import Right

from .article_forms import AboutForm, TextForm
from .article_work import Work
from .desk import pile_of

LISTED = 50


def roads(site):
    """The addresses of these pages."""
    pages = {
        "": (article_list, "articles"),
        "<int:pk>/": (article_page, "article_page"),
        "<int:pk>/tien-do/": (progress, "article_progress"),
        "<int:pk>/xoa/": (article_delete, "article_delete"),
    }
    return [
        path(f"doc-bai/{place}", site.admin_view(partial(view, site=site)), name=name)
        for place, (view, name) in pages.items()
    ]


def _article(request, pk, right=Right.READ):
    """The article ``pk``, if this person has ``right`` over it."""
    if not scope.may(request.user, right, Article):
        raise PermissionDenied
    rows = Article.objects.select_related("locality", "issued_by", "source", "begun_by")
    return get_object_or_404(scope.theirs(rows, request.user, right), pk=pk)


def _show(request, site, template, **context):
    return TemplateResponse(request, f"admin/articles/{template}.html", site.each_context(request) | context)


@require_http_methods(["GET", "HEAD", "POST"])
def article_list(request, site):
    """The articles in work, and the form that takes one more."""
    if not scope.may(request.user, Right.READ, Article):
        raise PermissionDenied
    may_begin = scope.may(request.user, Right.WRITE, Article)
    form = TextForm()
    if request.method == "POST":
        if not may_begin:
            raise PermissionDenied
        form = TextForm(request.POST, request.FILES)
        if form.is_valid():
            return _begin(request, site, form)
    pile = pile_of(Article, request.GET.get("waits"))
    rows = scope.theirs(Article.objects.all(), request.user)
    rows = pile.rows(rows, request.user) if pile else rows
    page = Paginator(rows.counted().for_display().defer("text", "sketch"), LISTED).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "pile": pile, "may_begin": may_begin}
    return _show(request, site, "list", title=_("Read articles"), **context)


def _begin(request, site, form):
    """Show what the text says of itself, to be corrected; then keep it. Before that nothing is stored."""
    begun, source = intake.earlier(form.article_text, by=request.user)
    if begun:
        return _to_earlier(request, begun)
    is_sent = "_begin" in request.POST
    known = {} if is_sent else intake.about(form.article_text, form.reading, by=request.user)
    about = AboutForm(request.user, request.POST if is_sent else None, initial=known)
    told = known | (about.cleaned_data if is_sent and about.is_valid() else {})
    alike = intake.alike(form.article_text, told, by=request.user)
    is_decided = "is_another" in request.POST or not alike
    if is_sent and is_decided and about.is_valid() and (answer := _begun(request, form, about)):
        return answer
    context = {"title": _("Look the article through"), "form": about, "text": form.cleaned_data["text"]}
    context |= {"alike": alike, "is_undecided": is_sent and not is_decided}
    return _show(request, site, "start", **context, reading=form.reading, private=form.private, source=source)


def _begun(request, form, about):
    """Lead to the article that was begun; None, with words in ``about``, where that was refused."""
    try:
        article = intake.begin(about.instance, form.article_text, by=request.user, seen=form.reading)
    except (ValidationError, IntegrityError) as refusal:
        begun, _source = intake.earlier(form.article_text, by=request.user)
        if begun or isinstance(refusal, IntegrityError):
            return _to_earlier(request, begun)
        about.add_error(None, refusal.messages)
        return None
    if form.article_text.is_long:
        tasks.begin(article, Article.Work.READING, request.user.pk)
    return HttpResponseRedirect(_address(article))


def _to_earlier(request, begun):
    """Lead to the same article, which somebody has begun before; whoever may not see it is told no more than that."""
    if begun and scope.may(request.user, Right.READ, begun):
        messages.info(request, _("This article was begun before: go on with it here."))
        return HttpResponseRedirect(_address(begun))
    messages.error(request, _("Somebody who looks after another place has begun this article. Ask an administrator."))
    return HttpResponseRedirect(reverse("admin:articles"))


def _address(article):
    return reverse("admin:article_page", args=[article.pk])


@require_http_methods(["GET", "HEAD", "POST"])
def article_page(request, site, pk):
    """One article beside what it proposes. A POST does what its button says."""
    article = _article(request, pk, Right.WRITE if request.method == "POST" else Right.READ)
    work = Work(request, article)
    if request.method == "POST" and (answer := work.do()):
        return answer
    return _show(request, site, "page", title=article.title, article=article, work=work)


@require_safe
def progress(request, site, pk):
    """Whether an article is being worked on, for the script of its page."""
    return JsonResponse({"state": _article(request, pk).work})


@require_http_methods(["GET", "HEAD", "POST"])
def article_delete(request, site, pk):
    """Ask before the text of an article is deleted with what was decided of it; its records stay."""
    article = _article(request, pk, Right.WRITE)
    if "_delete" in request.POST:
        what = _("Article %(number)d deleted: %(title)s") % {"number": article.pk, "title": article.title}
        article.delete()
        note(request, AuditEntry.Kind.IMPORT, what=what)
        messages.success(request, _("The article is deleted with its text. What was entered from it stays."))
        return HttpResponseRedirect(reverse("admin:articles"))
    return _show(request, site, "delete", title=_("Delete the article"), article=article)
