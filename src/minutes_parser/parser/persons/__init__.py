"""Who was there: names, attendance lists, counts, signatures."""
