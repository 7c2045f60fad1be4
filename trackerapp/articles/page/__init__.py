"""The parts of a page: title, paragraphs, captions, furniture; who wrote it, and what is private in it."""
