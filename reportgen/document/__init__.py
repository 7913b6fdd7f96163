"""From typed values to the neutral tree: what is said, in reading order, knowing no format."""
