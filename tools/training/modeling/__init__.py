"""Networks, training, measurement and export."""
