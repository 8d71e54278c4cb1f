"""Takes the file out of a multipart body, in memory: the service may have no folder to write to."""

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from .refusal import Refusal

FIELD = "file"


class _Parts:
    """Collects the content of the part that is named FIELD; other parts are skipped."""

    def __init__(self) -> None:
        self.content = bytearray()
        self.files = 0
        self.ended = False
        self._header, self._value, self._headers = bytearray(), bytearray(), {}
        self._wanted = False

    def on_part_begin(self) -> None:
        self._headers = {}
        self._wanted = False

    def on_header_field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def on_header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def on_header_end(self) -> None:
        self._headers[bytes(self._header).lower()] = bytes(self._value)
        self._header, self._value = bytearray(), bytearray()

    def on_headers_finished(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        self._wanted = options.get(b"name") == FIELD.encode()
        self.files += self._wanted

    def on_part_data(self, data: bytes, start: int, end: int) -> None:
        if self._wanted:
            self.content += memoryview(data)[start:end]

    def on_end(self) -> None:
        self.ended = True


def file_of(body: bytearray, content_type: str) -> bytearray:
    """Raises Refusal unless the body is whole and has just one part named file."""
    _, options = parse_options_header(content_type)
    boundary = options.get(b"boundary", b"")
    if not 1 <= len(boundary) <= 200:
        raise Refusal(400, "malformed_multipart", "a content type without a usable boundary", "multipart/form-data; boundary=...")
    parts = _Parts()
    names = ("on_part_begin", "on_header_field", "on_header_value", "on_header_end", "on_headers_finished", "on_part_data", "on_end")
    try:
        parser = MultipartParser(boundary, {name: getattr(parts, name) for name in names})
        parser.write(bytes(body))
        parser.finalize()
    except FormParserError as error:
        raise Refusal(400, "malformed_multipart", str(error)[:200], "a body as RFC 7578 describes") from None
    if not parts.ended:
        raise Refusal(400, "malformed_multipart", "a body without its closing boundary", "the whole body")
    if parts.files != 1:
        raise Refusal(400, "no_file", f"{parts.files} parts named '{FIELD}'", "just one")
    return parts.content
