"""From words to lines, columns, ruled cells and lists as a person sees them; nothing here knows a framework."""
