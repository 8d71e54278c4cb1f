"""What a client is told when a request cannot be served: what was found, and what is allowed."""


class Refusal(Exception):
    """A request that the client can mend. Becomes a 4xx answer (503 when the service is full)."""

    def __init__(self, status: int, code: str, found: str, allowed: str) -> None:
        super().__init__(f"{code}: {found}")
        self.status = status
        self.code = code
        self.found = found
        self.allowed = allowed
