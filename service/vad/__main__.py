"""`python -m vad`: reads the settings, loads the model, serves."""

import sys

from . import logs
from .settings import Settings, SettingsError

USAGE = 2
UNUSABLE = 3


def main() -> int:
    log = logs.configure()
    try:
        settings = Settings.from_environment()
    except SettingsError as error:
        for line in str(error).splitlines():
            log.error(line)
        return USAGE

    # Everything heavy is imported from here on: a wrong setting is told at once.
    from .detector import Detector
    from .dsp import DspError
    from .model import ModelError

    try:
        detector = Detector(settings)
    except (ModelError, DspError) as error:
        log.error(str(error))
        return UNUSABLE

    import uvicorn

    from .app import create_app

    log.info("starting", extra={"port": settings.port, "model": detector.model.name, "native": detector.native})
    config = uvicorn.Config(
        create_app(settings, detector),
        host=settings.host,
        port=settings.port,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=10,
    )
    try:
        uvicorn.Server(config).run()
    except KeyboardInterrupt:
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
