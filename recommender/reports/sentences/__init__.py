"""What is said of a recommendation, in sentences; how they are laid out is each report's own affair."""
