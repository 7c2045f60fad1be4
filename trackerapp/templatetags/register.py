"""Filters and tags of the register's pages."""

from django.template import Library

register = Library()
