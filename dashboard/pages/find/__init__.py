"""Finding a council by what people call it: its name, their town, a trust, a code or a postcode."""
