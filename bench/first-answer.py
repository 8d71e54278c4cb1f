"""How long images of the demo take from `docker run` to their first answer, in turns.

usage: bench/first-answer.py RUNS DOCKER IMAGE...

DOCKER is the command of the engine's client. The question is the first one of slipway.json. Clock time ends with the
answer; processor time is the container's, asked right after it.
"""

import http.client
import os
import statistics
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CLOCK = "print(sum(map(float, open('/proc/1/stat').read().rsplit(') ')[1].split()[11:13])) / os.sysconf('SC_CLK_TCK'))"


def ask(port, body):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("POST", "/v1/vad", body, {"content-type": "audio/wav"})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def once(docker, image, port, body):
    start = time.monotonic()
    run = [docker, "run", "--detach", "--read-only", "--publish", f"127.0.0.1:{port}:8000", image]
    container = subprocess.run(run, capture_output=True, text=True, check=True).stdout.strip()
    try:
        while not ask(port, body):
            if time.monotonic() - start > 60:
                sys.exit(f"{image} does not answer; docker logs {container}")
            time.sleep(0.01)
        elapsed = time.monotonic() - start
        asked = [docker, "exec", container, "/opt/venv/bin/python", "-c", "import os; " + CLOCK]
        return elapsed, float(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)
    finally:
        subprocess.run([docker, "rm", "--force", container], capture_output=True, check=True)


def main(runs, docker, *images):
    with open(os.path.join(ROOT, "service/tests/data/speech.wav"), "rb") as file:
        body = file.read()
    results = {image: [] for image in images}
    for turn in range(int(runs)):
        for place, image in enumerate(images):
            results[image].append(once(docker, image, 18000 + turn * len(images) + place, body))
    for image, found in results.items():
        clock, processor = zip(*found)
        print(f"{image}: clock {statistics.median(clock):.2f} s ({min(clock):.2f} to {max(clock):.2f}), processor {statistics.median(processor):.2f} s")


if __name__ == "__main__":
    main(*sys.argv[1:])
