"""Tables of outcomes as other people make them: opened, their columns understood, their rows made inspections."""
