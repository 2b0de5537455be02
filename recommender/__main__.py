"""The command `recommender`, also as `python -m recommender`."""

import gc
import sys


def run() -> None:
    """Run the command line of this process and leave with its exit code."""
    gc.disable()  # the process is over before collecting would pay for itself
    try:
        from recommender.cli.main import main  # here, so that an interrupt during start-up ends quietly too

        code = main(sys.argv[1:])
        gc.freeze()  # nor is what is left worth searching for cycles on the way out
        sys.exit(code)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run()
