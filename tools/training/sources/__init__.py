"""Where training lines come from."""
