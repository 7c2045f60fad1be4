"""The next reform of places, as a table of which unit becomes which: read, checked, shown, applied."""
