"""From outside text to the model, or every finding at once."""
