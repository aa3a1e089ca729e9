"""What people see of the shop: its storefront and its Dashboard."""
