"""The command `recommender`, also as `python -m recommender`."""

import gc
import os
import sys


def run() -> None:
    """Run the command line of this process and leave with its exit code."""
    gc.disable()  # the process is over before collecting would pay for itself
    try:
        from recommender.cli.main import main  # here, so that an interrupt during start-up ends quietly too

        code = main(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    # What was said is flushed and files are whole; to take everything apart first would cost a good part of a query.
    os._exit(code)


if __name__ == "__main__":
    run()
