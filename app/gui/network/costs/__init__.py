"""What three ways to the slopes cost, counted."""
