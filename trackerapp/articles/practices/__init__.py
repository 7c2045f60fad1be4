"""Named practices: quoted, listed or introduced; who runs them, where, since when."""
