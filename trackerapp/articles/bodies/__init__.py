"""Offices, unions, forces, schools and teams, as an article names them."""
