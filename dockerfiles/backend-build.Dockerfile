# The service's native module, compiled on the build platform for each target platform.
#
#   docker buildx build -f backend-build.Dockerfile --target native --platform linux/amd64,linux/arm64 \
#       --build-context build-base=... --build-context native-sources=../service/native .
#
#   build-base       named context: what build-base.Dockerfile makes
#   native-sources   named context: the folder with the C++ sources
#   .                this folder (for steps/; a step is mounted by its own path, so that nothing else is an input)
#   sccache          secret, may be missing: which remote compiler cache, see steps/compiler-cache.sh
#
#   native           only the module, at its place in the image
#   stats            sccache.json
FROM --platform=$BUILDPLATFORM build-base AS compile
ARG TARGETARCH
ENV OUT_DIR=/out/opt/venv/lib/python3.13/site-packages
RUN --network=none \
    --mount=type=cache,id=sccache-$TARGETARCH,target=/sccache \
    --mount=type=secret,id=sccache \
    --mount=type=bind,from=native-sources,target=/build/native \
    --mount=type=bind,source=steps/compiler-cache.sh,target=/steps/compiler-cache.sh \
    --mount=type=bind,source=steps/without-network.py,target=/steps/without-network.py \
    --mount=type=bind,source=steps/compile-native.sh,target=/steps/compile-native.sh \
    ["/usr/bin/bash", "/steps/compiler-cache.sh", "/usr/bin/bash", "/steps/compile-native.sh"]

FROM scratch AS stats
COPY --from=compile /out-stats/ /

FROM scratch AS native
COPY --from=compile /out/ /
