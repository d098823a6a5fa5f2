"""The editors' pages: parse, authorise, call one action or query, render."""
