"""Side-by-side measurements with peers; ``make bench`` runs them all."""
