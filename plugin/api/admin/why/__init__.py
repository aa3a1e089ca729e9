"""Why a claim, a reward or an advocate is as it is."""
