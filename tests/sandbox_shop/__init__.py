"""The stand-in shop, held to what a running Saleor 3.23.28 was seen to do."""
