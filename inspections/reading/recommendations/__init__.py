"""What inspectors ask for, item by item, with the tag and the section that each stands in."""
