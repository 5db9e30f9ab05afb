"""The walk over a document in rooms: each reads one sort of line and rests on the one before it."""
