"""What a page tells those who link to it: its one address, and whether it wants to be found."""

from django.template import Library
from django.utils.safestring import SafeString

register = Library()


@register.simple_block_tag
def said(content):
    """What stands within, as a value; it is escaped already. A title that is both shown and told is written once."""
    return SafeString(content.strip())


@register.simple_tag(takes_context=True)
def own_query(context):
    """The query string of the page's one address: the filters in a stable order and its number, no order, no view."""
    filterset, page = context.get("filterset"), context.get("page")
    query = filterset.query_of_rows() if filterset else ""
    number = getattr(page, "number", 1)
    return f"{query}{'&' if query else '?'}page={number}" if number > 1 else query


@register.simple_tag(takes_context=True)
def is_passing(context):
    """Whether the page answers one reader's words or mistake, and should not be found by a search engine."""
    filterset = context.get("filterset")
    if filterset is None:
        return False
    return bool(filterset.data.get("q", "").strip() or context.get("places") is not None or not filterset.is_valid())
