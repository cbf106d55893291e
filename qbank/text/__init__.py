"""Words: reading text safely, Markdown as rich-text values, messages and the wording of the forms."""
