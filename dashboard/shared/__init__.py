"""What several pages need: the as-at bar, scope, words, links, timelines and the record kept in memory."""
