"""Long lists, page by page: each begins where the one before ended, however many rows there are."""
