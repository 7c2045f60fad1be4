"""Words, quotations and the text itself, before anything is read from them."""
