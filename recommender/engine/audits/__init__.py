"""What is asked of a whole rule file, or of what it once said: proofs, differences, backtests, rechecks."""
