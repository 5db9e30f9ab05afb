"""Who speaks and what is said: labels, the grammars that set them off, remarks put together."""
