"""The words of Korean minutes, as data: labels, offices, surnames, stage and result words.

Each module is one table with its source. Nothing here reads text; the parser asks.
"""
