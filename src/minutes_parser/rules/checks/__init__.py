"""The checks, one module a subject; each ends with the rules it holds."""
