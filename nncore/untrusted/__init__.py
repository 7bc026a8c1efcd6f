"""Reading what may be damaged, huge or hostile: files, JSON, numbers, arrays.

Everything that comes from outside goes through here. Sizes are checked before anything of that
size is made, so a reader answers soon and in bounded memory, whatever it is given; and what is
quoted in a message is short and printable. All of it raises UntrustedError, one line, which each
reader turns into an error of its own that says which file it was.
"""
