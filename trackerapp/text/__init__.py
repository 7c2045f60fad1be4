"""Vietnamese text in plain Python: folding, tone marks, order, names, partial dates, counts."""
