# A wheel from a source archive, made once for its key.
#
#   docker buildx build -f wheelhouse.Dockerfile --target wheel \
#       --build-context build-base=... --build-context inputs=FOLDER --build-arg WHEEL=KEY --build-arg JOBS=2 .
#
#   build-base  named context: what build-base.Dockerfile makes
#   inputs      named context: a folder for each wheel, named by its key. One context for all wheels of a bake, because
#               BuildKit keeps local contexts of one name in one place, and exchanges its files while a step still reads it.
#   WHEEL       the wheel's folder in inputs: build.json, the source archive, wheels/ with the build requirements, patches/.
#               All that the wheel depends on beside the build base is in there, and in the wheel's key.
#   .           this folder (for steps/; a step is mounted by its own path, so that nothing else is an input)
#   sccache     secret, may be missing: which remote compiler cache, see steps/compiler-cache.sh
#   JOBS        the most compilers at once; fewer where memory does not allow them
#
#   wheel       the wheel and stats.json
FROM --platform=$BUILDPLATFORM build-base AS compile
ARG TARGETARCH
ARG WHEEL
ARG JOBS=0
RUN --network=none \
    --mount=type=cache,id=sccache-$TARGETARCH,target=/sccache \
    --mount=type=secret,id=sccache \
    --mount=type=bind,from=inputs,source=$WHEEL,target=/inputs \
    --mount=type=bind,source=steps/compiler-cache.sh,target=/steps/compiler-cache.sh \
    --mount=type=bind,source=steps/without-network.py,target=/steps/without-network.py \
    --mount=type=bind,source=steps/compile-wheel.py,target=/steps/compile-wheel.py \
    --mount=type=bind,source=steps/prepare-source.py,target=/steps/prepare-source.py \
    --mount=type=bind,source=steps/lay-out-requires.py,target=/steps/lay-out-requires.py \
    --mount=type=bind,source=steps/finish-wheel.py,target=/steps/finish-wheel.py \
    ["/usr/bin/bash", "/steps/compiler-cache.sh", "/usr/bin/python3", "-I", "/steps/compile-wheel.py"]

FROM scratch AS wheel
COPY --from=compile /out/ /
