"""The command line: flags in, a report out, and exit codes that scripts can rely on."""
