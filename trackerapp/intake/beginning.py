"""An article is looked at, begun, added to and read again; nothing of it is a record yet."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from trackerapp import scope
from trackerapp.articles.page.bibliography import bibliography
from trackerapp.articles.prose.unreadable import Told
from trackerapp.articles.prose.wording import NotVietnamese
from trackerapp.articles.reading import read
from trackerapp.models import Article, Candidate, Gazetteer, Source
from trackerapp.scope import Right
from trackerapp.text.folding import fold

from .proposals import Proposer
from .words import ArticleText, in_words, plain_lines

MOST = 200
"""Candidates of one article; a text that proposes more is no article."""
State = Candidate.State


def look(text, day=None):
    """What the reader finds in ``text``, as it was given; nothing is stored.

    ``day`` is when it was published, a partial date, if somebody knows better than the text. Raises TooLong,
    NotVietnamese and, where it proposes too much, ValidationError.
    """
    reading = read(plain_lines(text), Gazetteer.now().for_reader, day and day.first_day())
    found = len(reading.models) + len(reading.commendations) + len(reading.documents)
    if found > MOST:
        raise ValidationError(
            _("The text proposes %(found)d records; at most %(most)d are read from one article. Split it.")
            % {"found": found, "most": MOST}
        )
    return reading


def about(text, reading, *, by):
    """What ``text`` says of itself, by the columns of an article: title, publisher, author, day, place it is about.

    Of a long text, which has no ``reading`` yet, the place is left open.
    """
    found = reading.about if reading else bibliography(text.wording, text.passages)
    places = Proposer(reading, found.published_on, by).units(reading.home) if reading else []
    return {
        "title": (found.title or "")[:300],
        "publisher": found.publisher or "",
        "author": found.author or "",
        "published_on": found.published_on,
        "locality": places[0].pk if len(places) == 1 else None,
    }


def earlier(text, *, by):
    """The article of the same words that somebody has begun, and the source of the same text that ``by`` may read.

    Either is None without. To an article line ends, marks and signs make no difference, for a page, a file and what is
    pasted have others; to a source, of which no text is kept, only empty lines before and behind.
    """
    same = Q(sha256__in=text.digests) | Q(words_sha256=text.words_digest)
    sources = scope.readable(Source.objects.filter(text_sha256__in=text.digests), by)
    return Article.objects.filter(same).first(), sources.first()


def begin(article, text, *, by, seen=None):
    """Keep ``article``, whose columns about itself are filled in, with the candidates of ``text``, an ArticleText.

    Of a long text nothing is read yet: that is for ``tasks``. ``seen`` is what ``look`` gave before anybody knew more;
    it serves if the day is the one that the text prints. Raises ValidationError if it does not lie in the scope of
    ``by`` or somebody has begun it meanwhile, or what ``look`` raises. Reading takes a while, in which nobody has to
    wait: SQLite lets one person write at a time.
    """
    candidates = [] if text.is_long else _proposed(article, text, seen, by)
    article.text, article.begun_by = text.wording.plain, by
    article.sha256, article.words_sha256, article.sketch = text.digests[0], text.words_digest, text.sketch
    with transaction.atomic():
        begun, article.source = earlier(text, by=by)
        if begun:
            raise ValidationError(_("Somebody has begun this article meanwhile."))
        keep(article, by=by)
        _save_all(candidates, article)
    return article


def _proposed(article, text, seen, by):
    is_known = seen and article.published_on in {None, seen.about.published_on}
    reading = seen if is_known else look(text.wording.given, article.published_on)
    return Proposer(reading, article.published_on, by).candidates()


def _save_all(candidates, article):
    for candidate in candidates:
        candidate.article = article
        candidate.save()


@transaction.atomic
def keep(article, *, by):
    """Save what ``article`` is.

    Raises ValidationError if it would not lie in the scope of ``by``, and StaleRecord if somebody else has changed it
    since it was read.
    """
    is_new = article.pk is None
    article.full_clean()
    article.save(update_fields=None if is_new else Article.ABOUT)
    if not scope.may(by, Right.WRITE, article):
        raise ValidationError(_("Give a place or an organisation that you look after. Nothing was written."))
    if not is_new:
        article.claim()


def read_again(article, *, by):
    """Read the text once more, with the reader of today: how many candidates came in, are others now, and went.

    What somebody has decided, corrected or added stays; what was rejected is not proposed again. The rest is as it is
    read now: the reader may have learnt, and the day of the article, which its places go by, been corrected. One that
    stands on the same words stays the same row, so that whoever has its form open can go on. Of two who ask at once
    the second waits. Raises ValidationError if the text is none that ``look`` reads.
    """
    try:
        reading = look(article.text, article.published_on)
    except Told as fault:
        raise ValidationError(in_words(fault)) from fault
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        kept = list(article.candidates.select_for_update())
        untouched = [each for each in kept if not each.is_touched]
        known, touched = _Known(untouched), _Known([each for each in kept if each.is_touched])
        proposals = Proposer(reading, article.published_on, by).candidates()
        return _replace(article, untouched, [each for each in proposals if each not in touched or each in known])


def _replace(article, untouched, found):
    """Let what was ``found`` stand where the ``untouched`` candidates stood; how many came in, are others now, went."""
    rows, fresh, changed = defaultdict(list), [], 0
    for row in reversed(untouched):
        rows[row.kind, row.start, row.end].append(row)
    for proposal in found:
        if same := rows[proposal.kind, proposal.start, proposal.end]:
            changed += same.pop().take_over(proposal)
        else:
            fresh.append(proposal)
    gone = [row.pk for same in rows.values() for row in same]
    article.candidates.filter(pk__in=gone).delete()
    _save_all(fresh, article)
    return len(fresh), changed, len(gone)


class _Known:
    """Candidates, to ask whether one is among them: of the same kind, on the same words or of the same name."""

    def __init__(self, candidates):
        self.spans = [(each.kind, each.start, each.end) for each in candidates]
        self.names = {name for each in candidates for name in _names_of(each)}

    def __contains__(self, candidate):
        if not self.names.isdisjoint(_names_of(candidate)):
            return True
        return any(
            kind == candidate.kind and candidate.start < end and start < candidate.end
            for kind, start, end in self.spans
        )


def _names_of(candidate):
    """What tells it from others of its kind: its name, the number of a document."""
    told = {key: fold(candidate.values.get(key) or "") for key in ("name", "number")}
    return {(candidate.kind, key, value) for key, value in told.items() if value}


def add(article, kind, words, *, by, near=0):
    """Keep a candidate that the reader has missed, from ``words`` of the article, the ones nearest to ``near``.

    One of that kind on the same words is not made twice. Raises ValidationError if they do not stand in it, or hold
    neither letter nor digit.
    """
    text = ArticleText(article.text)
    span = text.find(words, near) if any(map(str.isalnum, words)) else None
    if span is None:
        raise ValidationError(_("These words do not stand in the article: copy them from it."))
    if known := article.candidates.filter(kind=kind, start=span[0], end=span[1]).first():
        return known
    made = _read_from(article, kind, text.wording.plain[slice(*span)], by) or _bare(kind, text, span)
    made.article, made.kind, made.is_added = article, kind, True
    made.start, made.end = span
    for citation in made.citations:
        citation.update(text.place(span[0]))
    made.save()
    return made


def _read_from(article, kind, words, by):
    """What the reader makes of ``words`` alone, if it is one record of this ``kind``; None also for foreign words."""
    if kind == Candidate.Kind.GRASSROOTS_MODEL:
        return None
    try:
        reading = read(words, Gazetteer.now().for_reader)
    except NotVietnamese:
        return None
    found = [each for each in Proposer(reading, article.published_on, by).candidates() if each.kind == kind]
    return found[0] if len(found) == 1 else None


def _bare(kind, text, span):
    """A candidate that holds the words alone."""
    words = text.printed(*span)
    names = {Candidate.Kind.GRASSROOTS_MODEL: "name", Candidate.Kind.DIRECTIVE: "name"}
    name = names.get(kind, "form_as_printed")
    longest = 100 if name == "form_as_printed" else 250
    values = {name: words.strip("“”\"'")[:longest]}
    return Candidate(values=values, citations=[text.cited(*span, ["name"] if name == "name" else [])])
