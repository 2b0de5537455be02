"""The interview: questions, and how the options stand, in a terminal; or line by line, for everybody."""

import os

# Textual reads it when it is imported. At its usual 60 frames a second a key that comes right after a repaint waits
# 17 ms for the next one, three times as long as everything that is done for it.
os.environ.setdefault("TEXTUAL_FPS", "200")
