"""What the article claims, tried out on the network that is open."""
