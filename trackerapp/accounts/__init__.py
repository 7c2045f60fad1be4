"""Accounts of staff: what differs from django-allauth, who must have a one-time code, and help for those locked out."""
