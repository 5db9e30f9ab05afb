"""What pages, viewers, services and lost line breaks did to a text, taken off or undone."""
