"""Every check of the project in one command: `python -m checks`."""
