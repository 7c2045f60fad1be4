"""What has been worked out from the register, kept until somebody writes to it or the day ends."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core.cache import caches
from django.utils import timezone

from trackerapp.models import Mark

NOTHING = object()


@dataclass(frozen=True)
class Edition:
    """The register as it is at one moment."""

    name: str

    @classmethod
    def now(cls) -> "Edition":
        """The present one; one query. The day is part of it, for names are shown until a day."""
        return cls(f"{timezone.localdate():%Y%m%d}-{Mark.objects.edition()}")

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

    def kept_of_each(self, work: Callable[[list[int]], dict[int, Any]], ids: list[int], *about: Any) -> list[Any]:
        """What ``work`` gives for each of ``ids``, in their order; it is asked for those alone that are not kept."""
        cache = caches["editions"]
        keys = {pk: self.key(pk, *about) for pk in ids}
        kept = cache.get_many(keys.values())
        if missing := [pk for pk in ids if keys[pk] not in kept]:
            made = {keys[pk]: found for pk, found in work(missing).items()}
            cache.set_many(made)
            kept |= made
        return [kept[keys[pk]] for pk in ids if keys[pk] in kept]

    def key(self, *about: Any) -> str:
        """A name of ``about`` in this edition, of equal length for all."""
        return sha256(repr((self.name, about)).encode()).hexdigest()
