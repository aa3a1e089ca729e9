"""The door for the Dashboard's pages and merchants' own scripts."""
