"""Programs: written, checked, run, and who may take part."""
