"""How pages travel: kept between requests, answered conditionally, downloaded."""
