"""Documents that an article names: directives, plans, laws; one entry for each, however often it is named."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from trackerapp.articles.documents.document import Document
from trackerapp.articles.documents.document_names import named
from trackerapp.articles.page.passages import Passage
from trackerapp.articles.prose.wording import Wording
from trackerapp.text.folding import fold

# One document under two names: the resolution of a plenum and its number.
# 04-NQ/TW of 30/10/2016 is that of the 4th plenum of term XII, 12-NQ/TW of 16/01/2012 that of the 4th of term XI.
_PLENUM_OF = {("nghị quyết", 4, "tw", 12): (4, 12), ("nghị quyết", 12, "tw", 11): (4, 11)}


def documents(wording: Wording, read: Iterable[Passage]) -> list[Document]:
    """Return the documents named in ``read``, each once, by its fullest name, in the order of the text."""
    found = [document for passage in read for document in named(wording, passage)]
    return sorted(_merged(found), key=lambda document: document.start)


def _merged(found: list[Document]) -> list[Document]:
    """Return each document once; a mention that says less goes to the one before it that it can mean."""
    entries: list[Document] = []
    places: defaultdict[int | None, list[int]] = defaultdict(list)
    for document in sorted(found, key=lambda each: (_vagueness(each), each.start)):
        alike = [at for at in places[document.digits] + places[None] if _may_be(document, entries[at])]
        if not alike:
            places[None if _plenum(document) else document.digits].append(len(entries))
            entries.append(document)
            continue
        at = max([at for at in alike if entries[at].start < document.start] or alike[:1])
        kept = entries[at]
        entries[at] = replace(
            kept, issuer=kept.issuer or document.issuer, issued_on=kept.issued_on or document.issued_on
        )
    return entries


def _vagueness(document: Document) -> int:
    """Return 0 for a name that says all, more for one that may mean another's document."""
    if document.digits is None:
        return 1 if document.plenum and document.plenum[1] is None else 0
    return (document.organ is None) + ("/" not in (document.number or ""))


def _may_be(mention: Document, entry: Document) -> bool:
    if mention.digits is None or entry.digits is None:
        return _is_plenum_of(mention, entry)
    kinds = {fold(mention.kind), fold(entry.kind)}
    return (
        mention.digits == entry.digits
        and len(kinds) == 1
        and mention.organ in {None, entry.organ}
        and (mention.year is None or entry.year is None or mention.year == entry.year)
    )


def _is_plenum_of(mention: Document, entry: Document) -> bool:
    one, other = _plenum(mention), _plenum(entry)
    if one is None or other is None:
        return mention.digits == entry.digits and mention.organ == entry.organ and one == other
    same_kind = mention.kind.lower()[:1] == entry.kind.lower()[:1]
    return same_kind and one[0] == other[0] and (one[1] is None or other[1] is None or one[1] == other[1])


def _plenum(document: Document) -> tuple[int, int | None] | None:
    if document.digits is None:
        return document.plenum
    return _PLENUM_OF.get(
        (document.kind.lower(), document.digits, document.organ or "", (document.plenum or (0, 0))[1] or 0)
    )
