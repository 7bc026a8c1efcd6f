"""The strip below the picture, and the buttons that begin anew."""
