"""How records are deleted: each with its reason in the history, and no word of what somebody may not read."""

from django.contrib.admin.utils import NestedObjects
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import ngettext

from trackerapp import scope
from trackerapp.scope import Right

from .forms import THROUGH
from .links import link_to


class DeletesInScope:
    """A kind of record that is deleted with its history, unless others need it."""

    def get_deleted_objects(self, objs, request):
        """What stands against it is named to those who may read it; to others it is only counted."""
        deleted, count, lacking, kept = super().get_deleted_objects(objs, request)
        return deleted, count, lacking, self.in_the_way(objs, request) if kept else kept

    def in_the_way(self, objs, request):
        """The records that need ``objs``, in words."""
        collector = NestedObjects(using=objs[0]._state.db, origin=objs)
        collector.collect(objs)
        seen = [each for each in collector.protected if scope.may(request.user, Right.READ, each)]
        named = [format_html("{}: {}", capfirst(each._meta.verbose_name), self.named(each)) for each in seen]
        if hidden := len(collector.protected) - len(seen):
            text = ngettext("%(count)d record of another place", "%(count)d records of other places", hidden)
            named.append(text % {"count": hidden})
        return named

    def named(self, record):
        """The name of ``record``, leading to its page here if it has one."""
        return link_to(record) if self.admin_site.is_registered(type(record)) else str(record)

    def delete_model(self, request, obj):
        obj._change_reason = THROUGH
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        """One by one, so that each keeps its reason in the history."""
        for record in queryset:
            self.delete_model(request, record)
