"""Figures as plain data: what a chart shows, its numbers and its drawing in Plotly's schema. No Django, no models."""
