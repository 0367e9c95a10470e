#!/usr/bin/env python3
"""Django's command line; puts the project's root on the path beside this folder (`site/` is no package)."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Run a management command with the development settings unless the environment says otherwise."""
    sys.path.insert(1, str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "webapp.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
