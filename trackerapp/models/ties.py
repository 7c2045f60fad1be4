"""Many-to-many relations of which the search index hears, whoever changes them and from which side."""

from contextlib import contextmanager

from django.db import models
from django.db.models.fields.related_descriptors import ManyToManyDescriptor
from django.utils.functional import cached_property

from .edition import Mark


class _IndexedTies(ManyToManyDescriptor):
    """The manager behind ``record.fields``; ``set`` and ``create`` of Django's come down to these three."""

    @cached_property
    def related_manager_cls(self):
        class Ties(super().related_manager_cls):
            def add(self, *objs, **options):
                with self._in_step():
                    super().add(*objs, **options)

            def remove(self, *objs, **options):
                with self._in_step():
                    super().remove(*objs, **options)

            def clear(self):
                with self._in_step():
                    super().clear()

            @contextmanager
            def _in_step(self):
                with type(self.instance).objects.in_step([self.instance]):
                    yield
                    Mark.objects.leave(self.through)

        return Ties


class IndexedManyToManyField(models.ManyToManyField):
    """Ties to records whose names find this one. In the database it is like any other of its kind."""

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.ManyToManyField", args, kwargs

    def contribute_to_class(self, cls, name, **options):
        super().contribute_to_class(cls, name, **options)
        setattr(cls, self.name, _IndexedTies(self.remote_field))

    def contribute_to_related_class(self, cls, related):
        super().contribute_to_related_class(cls, related)
        setattr(cls, related.get_accessor_name(), _IndexedTies(self.remote_field, reverse=True))
