"""The interview: questions, and how the options stand, in a terminal; or line by line, for everybody."""
