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

    def kept(self, work: Callable[[], Any], *about: Any) -> Any:
        """What ``work`` gives: worked out once for each edition and ``about``, by each process for itself."""
        cache, key = caches["editions"], self.key(*about)
        found = cache.get(key, NOTHING)
        if found is NOTHING:
            found = work()
            cache.set(key, found)
        return found

    def key(self, *about: Any) -> str:
        """A name of ``about`` in this edition, of equal length for all."""
        return sha256(repr((self.name, about)).encode()).hexdigest()
