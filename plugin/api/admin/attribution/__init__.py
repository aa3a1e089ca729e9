"""Who brought whom: what staff say of it."""
