"""Reads a stream of YAML documents by PyYAML, and writes each as a line of JSON."""

import json
import sys

import yaml

for document in sys.stdin.buffer.read().decode("utf8").split("\n---\n"):
    try:
        print(json.dumps(yaml.load(document, Loader=yaml.SafeLoader)))
    except Exception as fault:
        print("cannot be read: " + repr(str(fault)))
