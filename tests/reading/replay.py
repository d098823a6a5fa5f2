"""A command that answers from a file of readings made before, so that scoring reads no report a second time."""

import json
import sys
from pathlib import Path

answers, *files = sys.argv[1:]
known = {json.loads(line)["file"]: line for line in Path(answers).read_text(encoding="utf-8").splitlines()}
for file in files:
    sys.stdout.write(known[file] + "\n")
