"""Answers as the demo app does, and asks the next one of a chain; it knows nothing of environments or carriers."""

import os

import flask
import requests

app = flask.Flask(__name__)
me = f"{os.environ['APP']}@{os.environ['ENVIRONMENT']}"


@app.get("/ready")
def ready():
    return "ready\n"


@app.get("/")
def answer():
    next_one, _, rest = flask.request.args.get("next", "").partition(",")
    if not next_one:
        return f"{me}\n"
    response = requests.get(next_one, params={"next": rest}, timeout=5)
    said = response.text.strip() if response.ok else f"!{response.status_code}"
    return f"{me} {said}\n"


app.run(host="0.0.0.0", port=8080)
