"""What is promised to others, held against their own words."""
