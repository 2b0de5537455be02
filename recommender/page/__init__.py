"""The interview as one file that works without a server: a decision compiled for a browser, and the page around it."""
