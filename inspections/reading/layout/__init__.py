"""Words into visual lines, columns, ruled cells and lists; nothing here knows a framework."""
