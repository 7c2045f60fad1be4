"""Loads seeds/articles: one file an article, with the records that it gives and the words each stands on.

A file is TOML. ``[source]`` holds the bibliography; ``[[organisation]]``, ``[[model]]`` and ``[[commendation]]``
the records, each with a stable key; ``[[directive]]`` names documents of the fixtures that the article cites.
``cited`` lists passages: where they stand, the words, and the fields that these words state.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from trackerapp import publishing
from trackerapp.models import Citation, Commendation, Directive, GrassrootsModel, Organisation, Source

from . import people
from .entries import Entries
from .tally import THROUGH, Tally

SECTIONS = {
    "organisation": Organisation,
    "directive": Directive,
    "model": GrassrootsModel,
    "commendation": Commendation,
}
CITED_AS = {"directive": "directive", "model": "grassroots_model", "commendation": "commendation"}
SAID = {
    "source": "sources",
    "organisation": "organisations",
    "directive": "citations of directives",
    "model": "grassroots models",
    "commendation": "commendations",
}
NOT_FIELDS = {Source: {"key", "paragraph_lines", "caption_lines"}, Organisation: {"key"}}
"""What an entry says beside the record's fields. The lines of the article's text file are there for checking."""


def load_articles(folder):
    """Bring every ``*.toml`` in ``folder`` into the register, published; returns a tally a kind. Raises SeedError."""
    tallies = {name: Tally(said) for name, said in SAID.items()}
    files, kept = [Entries(path, SECTIONS) for path in sorted(folder.glob("*.toml"))], _Kept()
    _check_keys(files)
    for file in files:
        _Article(file, tallies, kept).load()
    return list(tallies.values())


def _check_keys(files):
    """A key stands once in a section of all files; several may cite one directive, each of them once."""
    seen = set()
    for file in files:
        for section, entries in {"source": [file.source], **file.sections}.items():
            for entry in entries:
                key = file.key(section, entry)
                told = (section, key, file.name if section == "directive" else "")
                if told in seen:
                    raise file.fault(f"{section} {key}", "another entry has this key")
                seen.add(told)


class _Kept:
    """What people have changed or deleted, looked up once for all articles."""

    def __init__(self):
        models = {"source": Source, **SECTIONS}
        self.changed = {section: people.changed(model) for section, model in models.items()}
        self.deleted = {section: people.deleted(model, "key") for section, model in models.items()}
        self.cited = {section: people.changed_citations(column) for section, column in CITED_AS.items()}

    def holds(self, section, record, source):
        """Whether this entry is to stay as it is. Of a directive an article brings only its own citations."""
        if record.pk is None:
            return record.key in self.deleted[section]
        if source and (record.pk, source.pk) in self.cited.get(section, ()):
            return True
        return section != "directive" and record.pk in self.changed[section]


@dataclass
class _Wanted:
    """A record as its seed describes it."""

    values: dict
    links: dict
    passages: list
    source: Source | None

    def is_held_by(self, record):
        return (
            record.pk is not None
            and all(getattr(record, name) == value for name, value in self.values.items())
            and all(set(getattr(record, name).all()) == set(found) for name, found in self.links.items())
            and (not self.passages or sorted(self.passages) == _stored_passages(record, self.source))
        )


class _Article:
    """One file on its way into the register."""

    def __init__(self, file, tallies, kept):
        self.file, self.tallies, self.kept, self.source = file, tallies, kept, None

    def load(self):
        self.source = self._record("source", Source, self.file.source)
        for section, model in SECTIONS.items():
            for entry in self.file.sections[section]:
                self._record(section, model, entry)

    def _record(self, section, model, entry):
        """Bring one entry in; returns its record. What a person has changed or deleted stays as it is."""
        place, tally = f"{section} {entry['key']}", self.tallies[section]
        record = self._find(place, section, model, entry["key"])
        if self._is_kept(section, record):
            tally.kept.append(record.key)
            return record
        wanted = self._wanted(place, model, entry)
        if wanted.is_held_by(record):
            tally.unchanged += 1
            return record
        is_new = not self._is_here(section, record)
        tally.changed += not is_new
        tally.new += is_new
        self._write(place, section, record, wanted)
        return record

    def _is_here(self, section, record):
        """Whether the register has it; a directive of the fixtures is here once this article has cited it."""
        return record.citations.filter(source=self.source).exists() if section == "directive" else record.pk is not None

    def _find(self, place, section, model, key):
        if section == "directive" and key not in self.kept.deleted[section]:
            return self.file.named(place, model, key)
        return model.objects.filter(key=key).first() or model(key=key)

    def _is_kept(self, section, record):
        """Whether people have changed or deleted it, or the article itself: then nothing can cite it."""
        if self.source and self.source.pk is None:
            return True
        return self.kept.holds(section, record, self.source)

    def _wanted(self, place, model, entry):
        values, links = self.file.values(place, model, entry, NOT_FIELDS.get(model, {"key", "cited"}))
        return _Wanted(values, links, self.file.passages(place, entry), self.source)

    def _write(self, place, section, record, wanted):
        record._change_reason = THROUGH
        for name, value in wanted.values.items():
            setattr(record, name, value)
        try:
            if wanted.values or record.pk is None:
                record.full_clean()
                record.save()
            for name, found in wanted.links.items():
                getattr(record, name).set(found)
            if section in CITED_AS:
                self._cite(CITED_AS[section], record, wanted.passages)
            if hasattr(record, "state"):
                publishing.publish(record, by=None, through=THROUGH)
        except ValidationError as error:
            raise self.file.fault(place, error) from error

    def _cite(self, column, record, passages):
        """Make the citations of ``record`` from this article those of ``passages``."""
        stored = {_passage_of(each): each for each in record.citations.filter(source=self.source)}
        for gone in [each for passage, each in stored.items() if passage not in passages]:
            gone._change_reason = THROUGH
            gone.delete()
        for passage in passages:
            if passage not in stored:
                self._save_citation(column, record, passage)
        if isinstance(record, GrassrootsModel) and record.status:
            cited = record.citations.filter(source=self.source)
            record.status_citation = next((each for each in cited if "status" in each.supports), None)

    def _save_citation(self, column, record, passage):
        paragraph, caption, in_title, words, supports = passage
        citation = Citation(
            source=self.source,
            paragraph=paragraph or None,
            caption=caption or None,
            in_title=in_title,
            quote=words,
            supports=list(supports),
            **{column: record},
        )
        citation.full_clean()
        citation._change_reason = THROUGH
        citation.save()


def _stored_passages(record, source):
    return sorted(_passage_of(each) for each in record.citations.filter(source=source))


def _passage_of(citation):
    return (
        citation.paragraph or 0,
        citation.caption or 0,
        citation.in_title,
        citation.quote,
        tuple(sorted(citation.supports)),
    )
