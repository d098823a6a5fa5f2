"""One folder per page: its views, parameters, tables, and the content of the page as frozen values for its template."""
