"""Directives, decisions and laws that an article names."""
