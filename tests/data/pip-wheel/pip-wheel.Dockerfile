# What a person does without Slipway: pip makes wheels of source archives, one after the other, in the same build base, with the same build requirements.
FROM build-base AS made
ARG ROUND
ENV HNSWLIB_NO_NATIVE=1 RUSTC_WRAPPER= CMAKE_C_COMPILER_LAUNCHER= CMAKE_CXX_COMPILER_LAUNCHER=
RUN --network=none --mount=type=bind,from=inputs,target=/inputs ["/usr/bin/bash", "/inputs/pip-wheel.sh"]

FROM scratch AS wheels
COPY --from=made /out/ /
