"""What the meeting was about: agenda items, how they came up, what was decided on them."""
