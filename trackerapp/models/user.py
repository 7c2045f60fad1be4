"""The people who sign in."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A member of staff. Our own from the first migration, so that it can grow."""

    class Meta(AbstractUser.Meta):
        swappable = "AUTH_USER_MODEL"

    def get_full_name(self):
        """The family name first, as Vietnamese write it."""
        return f"{self.last_name} {self.first_name}".strip()

    def __str__(self):
        return self.get_full_name() or self.username
