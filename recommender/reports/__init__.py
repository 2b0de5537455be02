"""From values to text; opens no file."""
