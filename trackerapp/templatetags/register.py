"""Filters and tags of the register's pages: days, unknown values, who says so, names, words that were found."""

import re

from django.template import Library
from django.template.loader import get_template
from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.formats import localize
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_noop, ngettext, pgettext
from django.utils.translation import gettext as _

from trackerapp import selectors
from trackerapp.images import SIZES, dimensions
from trackerapp.models import Certainty, GrassrootsModel, Source
from trackerapp.selectors import Edition
from trackerapp.text.dates import PartialDate
from trackerapp.text.query import marked

register = Library()

ENGLISH_DAYS = {3: "j F Y", 2: "F Y", 1: "Y"}
"""How much of a date is known, and its writing in English: 11/02/2019 could be read as 2 November."""

WITNESSES = {
    Source.Kind.ARTICLE: [gettext_noop("the article of %(day)s"), gettext_noop("an article of unknown day")],
    Source.Kind.REPORT: [
        gettext_noop("the office's report of %(day)s"),
        gettext_noop("a report of unknown day"),
    ],
    Source.Kind.SHEET: [gettext_noop("the office's table of %(day)s"), gettext_noop("a table of unknown day")],
    Source.Kind.DECISION: [gettext_noop("the decision of %(day)s"), gettext_noop("a decision of unknown day")],
    Source.Kind.CHECK: [gettext_noop("a check on the spot of %(day)s"), gettext_noop("a check of unknown day")],
}
"""What a source is called in a sentence, with its day and without."""

KINDS = {
    GrassrootsModel.Kind.MODEL: lambda count: ngettext("%(count)s model", "%(count)s models", count),
    GrassrootsModel.Kind.MOVEMENT: lambda count: ngettext("%(count)s movement", "%(count)s movements", count),
    GrassrootsModel.Kind.CLUB: lambda count: ngettext("%(count)s club", "%(count)s clubs", count),
    GrassrootsModel.Kind.FORUM: lambda count: ngettext("%(count)s forum", "%(count)s forums", count),
    GrassrootsModel.Kind.PRACTICE: lambda count: ngettext(
        "%(count)s way of working", "%(count)s ways of working", count
    ),
    GrassrootsModel.Kind.WEB_PAGE: lambda count: ngettext("%(count)s web page", "%(count)s web pages", count),
    GrassrootsModel.Kind.OTHER: lambda count: ngettext("%(count)s other", "%(count)s others", count),
}
"""Each kind of grassroots model with its number."""


@register.simple_tag
def unknown():
    """The mark of a value that nobody knows."""
    return format_html('<span class="unknown">{}</span>', _("unknown"))


@register.filter
def or_unknown(value):
    """``value``, or the mark that it is unknown; 0 is a value."""
    return unknown() if value is None or value == "" else value


@register.filter
def plain(number):
    """A year or a code: no separator of thousands; unknown if there is none."""
    return unknown() if number is None else str(number)


@register.filter
def when(day):
    """A day, month or year as a time element in the reader's language; unknown if there is none."""
    if not day:
        return unknown()
    if not isinstance(day, PartialDate):
        day = PartialDate.of(localtime(day).date() if hasattr(day, "hour") else day)
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), _written(day))


def _written(day):
    if get_language() != "en":
        return str(day)
    return format_date(day.first_day(), ENGLISH_DAYS[1 + bool(day.month) + bool(day.day)])


def _in_sentence(day):
    """A day after the word that Vietnamese puts before it: ngày 11/02/2019, tháng 02/2019, năm 2019."""
    if day.day:
        phrase = pgettext("a day in a sentence", "%(date)s")
    elif day.month:
        phrase = pgettext("a month in a sentence", "%(date)s")
    else:
        phrase = pgettext("a year in a sentence", "%(date)s")
    return filled(phrase, date=when(day))


@register.filter
def witness(source):
    """What ``source`` is called in a sentence: the article of 11/02/2019."""
    dated, undated = WITNESSES[source.kind]
    day = source.published_on
    return filled(_(dated), day=_in_sentence(day)) if day else _(undated)


@register.simple_tag
def by(record, name):
    """Who says what the field ``name`` of ``record`` holds: the mark, always with its words."""
    certainty = record.certainty(name)
    if certainty == Certainty.STATED:
        said = filled(_("according to %(witness)s"), witness=witness(record.supporting(name)[0].source))
        return format_html('<span class="by">{}</span>', said)
    if certainty == Certainty.PLACED:
        return format_html('<span class="by half">{}</span>', _("placed by an editor"))
    sources = record.public_sources
    is_press = sources and all(source.kind == Source.Kind.ARTICLE for source in sources)
    return format_html(
        '<span class="by none">{}</span>', _("the press does not say") if is_press else _("no source says")
    )


def filled(sentence, **parts):
    """A translated ``sentence`` with its named places filled, as HTML: what is not safe yet is escaped."""
    return format_html(re.sub(r"%\((\w+)\)s", r"{\1}", sentence), **parts)


@register.filter
def vi(name):
    """A name, marked as Vietnamese on pages in another language."""
    return name if get_language() == "vi" or not name else format_html('<span lang="vi">{}</span>', name)


@register.filter
def form(commendation):
    """What was given, as a heading: by its name in the vocabulary, or else as printed, which is Vietnamese."""
    return _in_its_language(commendation, capfirst(commendation.form))


def _in_its_language(commendation, name):
    return vi(name) if commendation.form_as_printed and not commendation.award_type else name


@register.filter
def form_giver_year(commendation):
    """A commendation in one line, as far as it is known: what was given, by whom, for which year."""
    known = filter(None, [form(commendation), vi(commendation.authority), commendation.merit_year])
    return format_html_join(", ", "{}", ((part,) for part in known))


@register.filter
def uncapitalised(name):
    """``name`` with a small first letter, as it stands within a sentence: xã Vạn Ninh."""
    return name[:1].lower() + name[1:]


@register.simple_tag(takes_context=True)
def named(context, name):
    """A name, with what was searched for marked in it: ``words`` of the page, a query."""
    return vi(_marked(context, name)) if name else ""


@register.simple_tag(takes_context=True)
def form_named(context, commendation):
    """What was given, as ``form`` has it, with what was searched for marked in it."""
    return _in_its_language(commendation, _marked(context, capfirst(commendation.form)))


def _marked(context, text):
    """``text`` with the hits of the query ``words`` marked; unchanged if the page is no search."""
    query = context.get("words")
    if not query:
        return text
    pieces = ((format_html("<mark>{}</mark>", piece) if is_hit else piece,) for piece, is_hit in marked(text, query))
    return format_html_join("", "{}", pieces)


@register.simple_tag(takes_context=True)
def rows_of(context, page, template):
    """Each row of ``page``, a page of a listing, as ``template`` renders it with ``record``.

    What it renders depends on the row, the language, the ``words``, and on records of other kinds, such as its
    place; it is kept until the row itself or any of those is written.
    """
    part, shown = page.object_list, get_template(template)

    def render(ids):
        known = context.flatten()
        return {pk: shown.render(known | {"record": record}) for pk, record in part.read(ids).items()}

    about = (template, get_language(), context.get("words") or "")
    return format_html_join("", "{}", ((html,) for html in part.kept_of_each(render, *about)))


@register.simple_tag(takes_context=True)
def kept(context, template):
    """``template``, the same on all pages of a list: made once an edition for each language and query string."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    about = (template, get_language(), query.urlencode())
    return Edition.of(context["request"]).kept(lambda: get_template(template).render(context.flatten()), *about)


@register.filter
def counted(kind):
    """A kind of grassroots model, chosen with its number, in words: 17 models."""
    return KINDS[kind.value](kind.count) % {"count": localize(kind.count)}


@register.filter
def passages(citations):
    """Quotes by where they stand: (source, where, quotes); those of the name first, those of the title last."""
    found = {}
    for citation in sorted(citations, key=lambda each: ("name" not in each.supports, each.in_title)):
        found.setdefault((citation.source, citation.where), []).append(citation.quote)
    return [(source, where, selectors.widest(quotes)) for (source, where), quotes in found.items()]


@register.filter
def by_source(citations):
    """Citations as (source, where in it): the title first, then paragraphs and captions in their order."""
    found = {}
    for citation in sorted(citations, key=lambda each: (not each.in_title, each.caption or 0, each.paragraph or 0)):
        places = found.setdefault(citation.source, {})
        places[str(citation.where)] = None
    return [(source, ", ".join(filter(None, places))) for source, places in found.items()]


@register.filter
def paragraphs(text):
    """Prose of the register as paragraphs."""
    lines = (line for line in text.splitlines() if line)
    return format_html_join("\n", "<p>{}</p>", ((line,) for line in lines))


@register.filter
def prose(record):
    """The long texts of a grassroots model that are filled, each with its label."""
    written = ((name, getattr(record, name)) for name in record.PROSE)
    return [
        {"name": name, "label": record._meta.get_field(name).verbose_name, "text": text}
        for name, text in written
        if text
    ]


@register.simple_tag
def photo_address(photo, size):
    """Where one size of ``photo`` is."""
    return reverse("photo_file", args=[photo.token, size])


@register.simple_tag
def photo_sizes(photo):
    """The sizes of ``photo`` with their widths, for a browser to choose from."""
    widths = {size: dimensions(photo.width, photo.height, size)[0] for size in SIZES}
    return ", ".join(f"{photo_address(photo, size)} {width}w" for size, width in widths.items())
