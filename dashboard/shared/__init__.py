"""What several pages need: parameters, the as-at bar, links, national tables, timelines and the cached record."""
