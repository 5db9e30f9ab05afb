"""Notes of teams: meetings of a file, their outline, what is to be done."""
