"""Brings what the repository holds into the database: places, vocabularies, and the records of the articles.

Loading twice changes nothing, and what a person has changed is never overwritten.
"""
