"""The head of a document: labels and values, title, body, when and where."""
