"""The second renderer of a drawing: SVG from the server, from the same traces and layout that Plotly draws."""
