"""Past orders played through a promise."""
