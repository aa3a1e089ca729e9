"""What the shop itself hands over: pledges, and rewards of its own making."""
