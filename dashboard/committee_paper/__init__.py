"""A council's committee paper as a Word document. It builds on dashboard.pages.council, which knows nothing of it."""
