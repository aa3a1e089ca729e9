"""What the app can take, measured on one machine in one run. `python -m bench`, or `make bench`."""
