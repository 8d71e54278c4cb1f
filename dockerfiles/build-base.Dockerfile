# The toolchain image: compilers for both platforms, Python's headers, pybind11, CMake, Ninja, sccache; autotools, Meson
# and Rust where something needs them. docs/build-base.md has its variables and paths.
#
#   docker buildx build -f build-base.Dockerfile --build-context toolchain=oci-layout://LAYOUT:TAG .
#
#   toolchain   named context: an image whose layers are Debian's packages, unpacked and not configured
#   .           this folder (for steps/; a step is mounted by its own path, so that nothing else is an input)
#
# Needs no network. There is no syntax line: it would be looked up in a registry.
FROM toolchain AS build-base

# CMake and cargo read the launchers by themselves; make and Meson take CC=sccache-cc CXX=sccache-cxx.
ENV PATH=/usr/local/bin:/usr/bin:/usr/sbin \
    LC_ALL=C \
    SLIPWAY_PREFIX=/usr/local \
    CARGO_HOME=/build/cargo \
    CARGO_INCREMENTAL=0 \
    CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER=aarch64-linux-gnu-gcc \
    CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_LINKER=x86_64-linux-gnu-gcc \
    CMAKE_CUDA_COMPILER_LAUNCHER=sccache \
    CMAKE_CXX_COMPILER_LAUNCHER=sccache \
    CMAKE_C_COMPILER_LAUNCHER=sccache \
    RUSTC_WRAPPER=sccache \
    SCCACHE_DIR=/sccache \
    SCCACHE_SERVER_UDS=/tmp/sccache.sock \
    SCCACHE_IDLE_TIMEOUT=0

# Exec form, and bash by its path: the links that a shell form needs are made by this step.
RUN --network=none --mount=type=bind,source=steps/configure-toolchain.sh,target=/steps/configure-toolchain.sh \
    --mount=type=bind,source=steps/sccache-compiler.sh,target=/steps/sccache-compiler.sh \
    ["/usr/bin/bash", "/steps/configure-toolchain.sh"]

SHELL ["/usr/bin/bash", "-euo", "pipefail", "-c"]
WORKDIR /build
