"""Which rows a person may see and change: the one place that knows.

The public sees what is published. Until people are given places of their own, administrators see and
change everything and nobody else sees more than the public.
"""


def readable(queryset, user):
    """The rows of ``queryset`` that ``user`` may read; ``queryset`` is of a publishable kind."""
    return queryset if is_staff(user) else queryset.published()


def is_staff(user):
    """Whether ``user`` sees more than the public."""
    return user.is_active and user.is_superuser
