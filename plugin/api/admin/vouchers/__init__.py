"""What a voucher of the shop is for."""
