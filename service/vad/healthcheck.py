"""`python -m vad.healthcheck`: exit code 0 when the service answers. Needs no other program in the image."""

import os
import socket
import sys


def main() -> int:
    port = os.environ.get("VAD_PORT", "") or "8000"
    try:
        with socket.create_connection(("127.0.0.1", int(port)), timeout=3) as connection:
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            answer = connection.recv(64)
    except (OSError, ValueError) as error:
        print(f"unhealthy: {error}")
        return 1
    status = answer.split(b"\r\n")[0].decode("ascii", "replace")
    print(status)
    return 0 if status.split(" ")[1:2] == ["200"] else 1


if __name__ == "__main__":
    sys.exit(main())
