"""Rules against abuse: one small file each, counted together."""
