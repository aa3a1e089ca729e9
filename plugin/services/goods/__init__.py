"""The shop's goods, for whoever writes a program."""
