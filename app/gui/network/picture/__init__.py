"""The picture of the network: where everything stands, how it is drawn, what the mouse does."""
