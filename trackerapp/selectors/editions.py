"""What has been worked out from the register, kept until somebody writes to it or the day ends."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

from django.core.cache import caches
from django.db.models import Model
from django.utils import timezone

from trackerapp.models import Mark

NOTHING = object()


@dataclass(frozen=True)
class Edition:
    """The register as it is at one moment: the day, and a number for each kind of record."""

    day: date
    numbers: dict[str, int]

    @classmethod
    def now(cls) -> "Edition":
        """The present one; one query. The day is part of it, for names are shown until a day."""
        return cls(timezone.localdate(), Mark.objects.numbers())

    @cached_property
    def name(self) -> str:
        """What tells this edition from all others."""
        return self.beside()

    def beside(self, *kinds: type[Model]) -> str:
        """What tells it from all others in which more was written than the ``kinds``. Numbers only grow."""
        left = {kind._meta.model_name for kind in kinds}
        return f"{self.day:%Y%m%d}-{sum(number for kind, number in self.numbers.items() if kind not in left)}"

    @classmethod
    def of(cls, request) -> "Edition":
        """The one that ``request`` is answered from; asked for once."""
        if not hasattr(request, "edition"):
            request.edition = cls.now()
        return request.edition

    def kept(self, work: Callable[[], Any], *about: Any) -> Any:
        """What ``work`` gives: worked out once for each edition and ``about``, by each process for itself."""
        cache, key = caches["editions"], self.key(*about)
        found = cache.get(key, NOTHING)
        if found is NOTHING:
            found = work()
            cache.set(key, found)
        return found

    def kept_of_each(
        self, work: Callable[[list[int]], dict[int, Any]], kind: type[Model], ids: list[int], *about: Any
    ) -> dict[int, Any]:
        """What ``work`` gives for each of ``ids`` of ``kind``; it is asked for those alone that are not kept.

        A row's is kept while its version lasts and nothing of another kind is written.
        """
        cache, name = caches["editions"], self.beside(kind)
        keys = {pk: _key(name, pk, version, *about) for pk, version in kind.objects.versions(ids).items()}
        kept = cache.get_many(keys.values())
        if missing := [pk for pk, key in keys.items() if key not in kept]:
            made = {keys[pk]: found for pk, found in work(missing).items()}
            cache.set_many(made)
            kept |= made
        return {pk: kept[key] for pk, key in keys.items() if key in kept}

    def key(self, *about: Any) -> str:
        """A name of ``about`` in this edition, of equal length for all."""
        return _key(self.name, *about)


def _key(*about: Any) -> str:
    return sha256(repr(about).encode()).hexdigest()
