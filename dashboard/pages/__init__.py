"""What each page says, as frozen values made from positions; templates only lay them out."""
