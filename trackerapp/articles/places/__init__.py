"""Places that an article names, and the one that it is about."""
