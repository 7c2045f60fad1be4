"""Commendations that an article reports: who gave what to how many."""
