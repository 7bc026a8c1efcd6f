"""The guided walk: pages that are done by doing, on the widgets of the rooms themselves."""
