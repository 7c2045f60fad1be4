"""The one fault that all readers of files raise."""


class Unreadable(ValueError):
    """No text can be had from this file; the message says why and what to do."""
