# The build base of upstream public: manylinux, with sccache wired like that of Debian, and the native components.
# Written by ./build.sh GenerateFiles from pins.json and components.json. Do not edit.
#
#   docker buildx build -f build-base.manylinux.Dockerfile --target build-base .
#   docker buildx build -f build-base.manylinux.Dockerfile --target libfabric --build-context cuda=docker-image://IMAGE@DIGEST \
#       --output type=local,dest=out .
#
#   cuda        named context: an image with /usr/local/cuda, for components that are compiled against it
#   .           this folder (for steps/; a step is mounted by its own path, so that nothing else is an input)
#   *_SHA256    digests of archives; one without a default has to be given, checked against what its makers publish
#
# Each platform is compiled on a machine of its own: manylinux has no cross compilers. No step that compiles has a network.
ARG SCCACHE_AMD64_SHA256=8424b38cda4ecce616a1557d81328f3d7c96503a171eab79942fad618b42af44
ARG SCCACHE_ARM64_SHA256
ARG RUST_AMD64_SHA256
ARG RUST_ARM64_SHA256

FROM scratch AS cuda

# 2026.08.15-1, almalinux-8, its digest read on 2026-08-15.
FROM --platform=linux/amd64 quay.io/pypa/manylinux_2_28_x86_64:2026.08.15-1@sha256:0c87ccb5996dab6c3b7612ee4fda7b80c4ab3c44a86c2541e4a872afdf4f131b AS manylinux-amd64

FROM scratch AS sccache-amd64
ARG SCCACHE_AMD64_SHA256
ADD --checksum=sha256:${SCCACHE_AMD64_SHA256} https://github.com/mozilla/sccache/releases/download/v0.14.0/sccache-v0.14.0-x86_64-unknown-linux-musl.tar.gz /archive

FROM scratch AS rust-amd64
ARG RUST_AMD64_SHA256
ADD --checksum=sha256:${RUST_AMD64_SHA256} https://static.rust-lang.org/dist/rust-1.96.1-x86_64-unknown-linux-gnu.tar.xz /archive

# 2026.08.15-1, almalinux-8, its digest read on 2026-08-15.
FROM --platform=linux/arm64 quay.io/pypa/manylinux_2_28_aarch64:2026.08.15-1@sha256:561427136aabf3787bffb294b3515748241e0962d1527ae28bea1e076bfb9d99 AS manylinux-arm64

FROM scratch AS sccache-arm64
ARG SCCACHE_ARM64_SHA256
ADD --checksum=sha256:${SCCACHE_ARM64_SHA256} https://github.com/mozilla/sccache/releases/download/v0.14.0/sccache-v0.14.0-aarch64-unknown-linux-musl.tar.gz /archive

FROM scratch AS rust-arm64
ARG RUST_ARM64_SHA256
ADD --checksum=sha256:${RUST_ARM64_SHA256} https://static.rust-lang.org/dist/rust-1.96.1-aarch64-unknown-linux-gnu.tar.xz /archive

FROM sccache-${TARGETARCH} AS sccache

FROM rust-${TARGETARCH} AS rust

FROM manylinux-${TARGETARCH} AS build-base
ENV LC_ALL=C \
    SLIPWAY_PREFIX=/usr/local \
    CARGO_HOME=/build/cargo \
    CARGO_INCREMENTAL=0 \
    CMAKE_CUDA_COMPILER_LAUNCHER=sccache \
    CMAKE_CXX_COMPILER_LAUNCHER=sccache \
    CMAKE_C_COMPILER_LAUNCHER=sccache \
    RUSTC_WRAPPER=sccache \
    SCCACHE_DIR=/sccache \
    SCCACHE_SERVER_UDS=/tmp/sccache.sock \
    SCCACHE_IDLE_TIMEOUT=0
RUN --network=none --mount=type=bind,from=sccache,target=/sccache-archive \
    --mount=type=bind,source=steps/configure-manylinux.sh,target=/steps/configure-manylinux.sh \
    --mount=type=bind,source=steps/sccache-compiler.sh,target=/steps/sccache-compiler.sh \
    ["/bin/bash", "/steps/configure-manylinux.sh"]
WORKDIR /build

# Rust is large: it is in the image of what needs it alone.
FROM build-base AS build-base-rust
RUN --network=none --mount=type=bind,from=rust,target=/rust-archive \
    --mount=type=bind,source=steps/install-rust.sh,target=/steps/install-rust.sh \
    ["/bin/bash", "/steps/install-rust.sh"]

# etcd 3.5.33 is left out: it has no checksum in components.json.

FROM scratch AS gdrcopy-sources
ADD --checksum=sha256:c6d5ebb7dabb89d798f27609511735595004da73af28d93ac041bb5290c4cbec https://github.com/NVIDIA/gdrcopy/archive/v2.5.1.tar.gz /archive/

FROM build-base AS gdrcopy-build
ARG TARGETARCH
RUN --network=none --mount=type=cache,id=sccache-$TARGETARCH,target=/sccache \
    --mount=type=secret,id=sccache \
    --mount=type=bind,from=gdrcopy-sources,target=/sources \
    --mount=type=bind,from=cuda,source=/usr/local/cuda,target=/usr/local/cuda \
    --mount=type=bind,source=steps/compiler-cache.sh,target=/steps/compiler-cache.sh \
    --mount=type=bind,source=steps/without-network.py,target=/steps/without-network.py \
    --mount=type=bind,source=steps/compile-component.sh,target=/steps/compile-component.sh \
    ["/usr/bin/bash", "/steps/compiler-cache.sh", "/usr/bin/bash", "/steps/compile-component.sh", "gdrcopy", "2.5.1", "make", "CUDA=/usr/local/cuda", "lib", "lib_install"]

FROM scratch AS gdrcopy-statistics
COPY --from=gdrcopy-build /out-stats/ /

FROM scratch AS gdrcopy
COPY --from=gdrcopy-build /out/ /

FROM scratch AS hwloc-sources
ADD --checksum=sha256:563e61d70febb514138af0fac36b97621e01a4aacbca07b86e7bd95b85055ba0 https://download.open-mpi.org/release/hwloc/v2.12/hwloc-2.12.2.tar.bz2 /archive/

FROM build-base AS hwloc-build
ARG TARGETARCH
RUN --network=none --mount=type=cache,id=sccache-$TARGETARCH,target=/sccache \
    --mount=type=secret,id=sccache \
    --mount=type=bind,from=hwloc-sources,target=/sources \
    --mount=type=bind,source=steps/compiler-cache.sh,target=/steps/compiler-cache.sh \
    --mount=type=bind,source=steps/without-network.py,target=/steps/without-network.py \
    --mount=type=bind,source=steps/compile-component.sh,target=/steps/compile-component.sh \
    ["/usr/bin/bash", "/steps/compiler-cache.sh", "/usr/bin/bash", "/steps/compile-component.sh", "hwloc", "2.12.2", "autotools", "--disable-cairo", "--disable-cuda", "--disable-gl", "--disable-libudev", "--disable-libxml2", "--disable-nvml", "--disable-opencl", "--disable-pci", "--disable-rsmi"]

FROM scratch AS hwloc-statistics
COPY --from=hwloc-build /out-stats/ /

FROM scratch AS hwloc
COPY --from=hwloc-build /out/ /

FROM scratch AS numactl-sources
ADD --checksum=sha256:f2672a0381cb59196e9c246bf8bcc43d5568bc457700a697f1a1df762b9af884 https://github.com/numactl/numactl/releases/download/v2.0.19/numactl-2.0.19.tar.gz /archive/

FROM build-base AS numactl-build
ARG TARGETARCH
RUN --network=none --mount=type=cache,id=sccache-$TARGETARCH,target=/sccache \
    --mount=type=secret,id=sccache \
    --mount=type=bind,from=numactl-sources,target=/sources \
    --mount=type=bind,source=steps/compiler-cache.sh,target=/steps/compiler-cache.sh \
    --mount=type=bind,source=steps/without-network.py,target=/steps/without-network.py \
    --mount=type=bind,source=steps/compile-component.sh,target=/steps/compile-component.sh \
    ["/usr/bin/bash", "/steps/compiler-cache.sh", "/usr/bin/bash", "/steps/compile-component.sh", "numactl", "2.0.19", "autotools"]

FROM scratch AS numactl-statistics
COPY --from=numactl-build /out-stats/ /

FROM scratch AS numactl
COPY --from=numactl-build /out/ /

FROM scratch AS rdma-core-sources
ADD --checksum=sha256:3c83b75d952e96461338ed6320360580660ff897c62c773bc52c36c481ed8304 https://github.com/linux-rdma/rdma-core/releases/download/v60.1/rdma-core-60.1.tar.gz /archive/

FROM build-base AS rdma-core-build
ARG TARGETARCH
RUN --network=none --mount=type=cache,id=sccache-$TARGETARCH,target=/sccache \
    --mount=type=secret,id=sccache \
    --mount=type=bind,from=rdma-core-sources,target=/sources \
    --mount=type=bind,source=steps/compiler-cache.sh,target=/steps/compiler-cache.sh \
    --mount=type=bind,source=steps/without-network.py,target=/steps/without-network.py \
    --mount=type=bind,source=steps/compile-component.sh,target=/steps/compile-component.sh \
    ["/usr/bin/bash", "/steps/compiler-cache.sh", "/usr/bin/bash", "/steps/compile-component.sh", "rdma-core", "60.1", "cmake", "-DENABLE_RESOLVE_NEIGH=0", "-DENABLE_STATIC=0", "-DNO_MAN_PAGES=1", "-DNO_PYVERBS=1", "-DCMAKE_DISABLE_FIND_PACKAGE_Systemd=1", "-DCMAKE_DISABLE_FIND_PACKAGE_UDev=1"]

FROM scratch AS rdma-core-statistics
COPY --from=rdma-core-build /out-stats/ /

FROM scratch AS rdma-core
COPY --from=rdma-core-build /out/ /

FROM scratch AS libfabric-sources
ADD --checksum=sha256:13f508e1d770c44f872c4117d9bcbfc102dc9d7532d3292455e0e0e5ef7b3bba https://github.com/ofiwg/libfabric/releases/download/v2.4.0/libfabric-2.4.0.tar.bz2 /archive/

FROM build-base AS libfabric-build
ARG TARGETARCH
RUN --network=none --mount=type=cache,id=sccache-$TARGETARCH,target=/sccache \
    --mount=type=secret,id=sccache \
    --mount=type=bind,from=libfabric-sources,target=/sources \
    --mount=type=bind,from=hwloc,target=/needs/hwloc \
    --mount=type=bind,from=numactl,target=/needs/numactl \
    --mount=type=bind,from=rdma-core,target=/needs/rdma-core \
    --mount=type=bind,from=cuda,source=/usr/local/cuda,target=/usr/local/cuda \
    --mount=type=bind,source=steps/compiler-cache.sh,target=/steps/compiler-cache.sh \
    --mount=type=bind,source=steps/without-network.py,target=/steps/without-network.py \
    --mount=type=bind,source=steps/compile-component.sh,target=/steps/compile-component.sh \
    ["/usr/bin/bash", "/steps/compiler-cache.sh", "/usr/bin/bash", "/steps/compile-component.sh", "libfabric", "2.4.0", "autotools", "--disable-opx", "--disable-psm2", "--disable-usnic", "--enable-efa=/usr/local", "--enable-verbs=/usr/local", "--enable-cuda-dlopen", "--with-cuda=/usr/local/cuda", "amd64:--enable-psm3=yes", "amd64:--enable-psm3-hwloc=yes", "amd64:--enable-psm3-verbs=no"]

FROM scratch AS libfabric-statistics
COPY --from=libfabric-build /out-stats/ /

FROM scratch AS libfabric
COPY --from=libfabric-build /out/ /

# nats 2.12.14 is left out: it has no checksum in components.json.

FROM scratch AS ucx-sources
ADD --checksum=sha256:2374d2fcf3186fbfd5e27633ab153aabaeb6b4f503a88563d2aca67cf51ed2c1 https://github.com/openucx/ucx/releases/download/v1.21.0/ucx-1.21.0.tar.gz /archive/

FROM build-base AS ucx-build
ARG TARGETARCH
RUN --network=none --mount=type=cache,id=sccache-$TARGETARCH,target=/sccache \
    --mount=type=secret,id=sccache \
    --mount=type=bind,from=ucx-sources,target=/sources \
    --mount=type=bind,from=gdrcopy,target=/needs/gdrcopy \
    --mount=type=bind,from=rdma-core,target=/needs/rdma-core \
    --mount=type=bind,from=cuda,source=/usr/local/cuda,target=/usr/local/cuda \
    --mount=type=bind,source=steps/compiler-cache.sh,target=/steps/compiler-cache.sh \
    --mount=type=bind,source=steps/without-network.py,target=/steps/without-network.py \
    --mount=type=bind,source=steps/compile-component.sh,target=/steps/compile-component.sh \
    ["/usr/bin/bash", "/steps/compiler-cache.sh", "/usr/bin/bash", "/steps/compile-component.sh", "ucx", "1.21.0", "autotools", "--disable-doxygen-doc", "--enable-cma", "--enable-devel-headers", "--enable-mt", "--enable-optimizations", "--without-go", "--without-java", "--with-verbs=/usr/local", "--with-rdmacm=/usr/local", "--with-gdrcopy=/usr/local", "--with-cuda=/usr/local/cuda"]

FROM scratch AS ucx-statistics
COPY --from=ucx-build /out-stats/ /

FROM scratch AS ucx
COPY --from=ucx-build /out/ /

# nixl 1.3.2 is left out: it has no checksum in components.json.

# dynamo-runtime 1.4.0 is left out: it needs nixl.

# dynamo 1.4.0 is left out: it needs dynamo-runtime.
