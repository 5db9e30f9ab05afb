"""Rows of cells: tables, forms, and what their columns hold."""
