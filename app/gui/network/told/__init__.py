"""What just happened, in sentences below the picture."""
