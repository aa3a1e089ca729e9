"""The first page: money and people at a glance, and what needs somebody's attention."""
