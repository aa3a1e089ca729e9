"""What people are asked, and what is kept of them."""
