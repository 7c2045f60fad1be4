"""The lists that anybody would build first: Django's admin and django-filter as their first pages teach them."""

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.template import Context, Engine
from django_filters import CharFilter, ChoiceFilter, FilterSet

from trackerapp.models import GrassrootsModel

COLUMNS = ["name", "kind", "organisation", "locality", "status", "started_on"]


class StockAdmin(admin.ModelAdmin):
    """What the tutorial makes of the same rows: columns, filters, a search; a hundred rows a page."""

    list_display = COLUMNS
    list_filter = ["kind", "status"]
    search_fields = ["name", "summary"]


site = admin.AdminSite(name="stock")
site.register(GrassrootsModel, StockAdmin)


class StockFilter(FilterSet):
    """Words by ``icontains``, two choices."""

    q = CharFilter(method="containing")
    kind = ChoiceFilter(choices=GrassrootsModel.Kind.choices)
    status = ChoiceFilter(choices=GrassrootsModel.Status.choices)

    def containing(self, rows, _name, words):
        return rows.filter(Q(name__icontains=words) | Q(summary__icontains=words))


PAGE = Engine(builtins=["django.templatetags.i18n"]).from_string(
    "<form>{{ form.as_p }}</form><p>{{ page.paginator.count }}</p>"
    "<table>{% for row in page %}<tr><td>{{ row.name }}</td>"
    "<td>{{ row.get_kind_display }}</td><td>{{ row.organisation }}</td><td>{{ row.locality }}</td>"
    "<td>{{ row.get_status_display }}</td><td>{{ row.started_on }}</td></tr>{% endfor %}</table>"
)


def stock_list(request):
    """The public list as django-filter's first page teaches it, with the rows it names loaded at once."""
    rows = GrassrootsModel.objects.filter(state="published").select_related("organisation", "locality__parent__parent")
    narrowed = StockFilter(request.GET, rows.order_by("-published_at"))
    page = Paginator(narrowed.qs, 25).get_page(request.GET.get("page"))
    return HttpResponse(PAGE.render(Context({"form": narrowed.form, "page": page})))
