"""A council's committee paper as a Word document; it stands above the page of the council."""
