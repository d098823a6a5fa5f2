"""How fast the product is for a person: first visits in Chromium on a slow line and a slow processor; Lighthouse."""
