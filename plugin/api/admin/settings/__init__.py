"""How a shop presents itself, who may ask for it, and whether all is well."""
