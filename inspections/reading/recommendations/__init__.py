"""What reports list item by item: recommendations, strengths, areas for improvement, and progress on earlier ones."""
