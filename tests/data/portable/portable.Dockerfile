# A wheel with an extension for every Python from 3.11 on, linked on the older release, tagged by auditwheel, installed on both.
FROM older AS compiled
RUN --network=none --mount=type=bind,from=sources,target=/sources ["/usr/bin/bash", "/sources/make-wheel.sh"]

# auditwheel wants a newer patchelf than the older release has. It changes nothing here: it reads which symbols are asked for.
FROM newer AS audited
RUN --network=none --mount=type=bind,from=compiled,source=/dist,target=/dist --mount=type=bind,from=tools,target=/tools \
    --mount=type=bind,from=sources,target=/sources ["/usr/bin/bash", "/sources/audit-wheel.sh"]

FROM scratch AS wheel
COPY --from=audited /wheelhouse/ /

FROM older AS installed-older
RUN --network=none --mount=type=bind,from=wheel,target=/wheels --mount=type=bind,from=sources,target=/sources \
    ["/usr/bin/python3", "-I", "/sources/try-wheel.py"]

FROM newer AS installed-newer
RUN --network=none --mount=type=bind,from=wheel,target=/wheels --mount=type=bind,from=sources,target=/sources \
    ["/usr/bin/python3", "-I", "/sources/try-wheel.py"]

FROM scratch AS tried
COPY --from=installed-older /tried /older
COPY --from=installed-newer /tried /newer
