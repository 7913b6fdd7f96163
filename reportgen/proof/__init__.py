"""The proof that stands beside a document: what of it was checked, by what, and what a person must still look at."""
