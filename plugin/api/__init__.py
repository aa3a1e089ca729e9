"""Our own GraphQL: one schema for storefronts, one for staff."""
