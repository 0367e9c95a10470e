"""Health check for containers: `python -m webapp.probe ADDRESS [--queue NAME]` ends with 0 or 1.

It asks the site's health page under the site's own host name, because Django answers no other, and imports no
Django itself: it runs every half minute in every container.
"""

import argparse
import json
import sys
import urllib.error
import urllib.request

from webapp.settings.base import ALLOWED_HOSTS

LONGEST_WAIT_SECONDS = 300
"""A queue whose oldest waiting task is older than this has no worker that works."""


def problem(address: str, queue: str | None) -> str:
    """What is wrong, in one line, or an empty string. With `queue` only that queue's waiting time counts."""
    host = ALLOWED_HOSTS[0].lstrip(".") if ALLOWED_HOSTS else "localhost"
    request = urllib.request.Request(address, headers={"Host": host})  # noqa: S310 - an operator's address
    try:
        with urllib.request.urlopen(request, timeout=8) as response:  # noqa: S310 - the same
            state = json.load(response)
    except urllib.error.HTTPError as error:
        return f"{address} answered {error.code}"
    except (OSError, ValueError) as error:
        return f"{address}: {error}"
    if queue is not None and state["queues"].get(queue, 0) > LONGEST_WAIT_SECONDS:
        return f"the oldest task of {queue} has waited {state['queues'][queue]} s"
    return ""


def main(arguments: list[str] | None = None) -> int:
    """Print what is wrong, if anything: 0 for healthy, 1 for not."""
    parser = argparse.ArgumentParser(prog="webapp.probe")
    parser.add_argument("address")
    parser.add_argument("--queue")
    options = parser.parse_args(arguments)
    wrong = problem(options.address, options.queue)
    if wrong:
        sys.stderr.write(f"{wrong}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
