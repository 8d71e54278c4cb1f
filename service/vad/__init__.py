"""Voice activity detection over HTTP: a WAV in, the spans with speech out."""

__version__ = "1.0.0"
