"""What inspectors asked a council for over time, and what they asked for again."""
