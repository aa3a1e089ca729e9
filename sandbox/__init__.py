"""A stand-in Saleor shop: enough of one to develop, show and test an app against."""

from sandbox.shop import Shop

__all__ = ["Shop"]
