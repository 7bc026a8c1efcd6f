"""The Decode room: how many words a number could mean. Its models know no Qt."""
