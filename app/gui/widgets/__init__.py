"""Small widgets that more than one room uses. They know nothing of words or networks."""
