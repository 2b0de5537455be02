"""What a readable rule file can still get wrong, as findings."""
