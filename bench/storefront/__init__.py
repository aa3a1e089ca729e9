"""The shop's pages: how heavy the elements are, and how quickly their door answers."""
