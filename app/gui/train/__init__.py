"""The Train room: a model trained on a person's own text."""
