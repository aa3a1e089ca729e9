"""What advocates and friends do."""
