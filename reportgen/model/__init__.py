"""From nodes to typed values, all faults told in one pass."""
