"""The background engine's entry points; each calls one service."""
