# uv's guide for containers, "non-editable installs": packages and project in one environment, which alone is copied into the image.
ARG PYTHON
ARG BASE
FROM ${PYTHON} AS build
ARG INDEX
ENV UV_DEFAULT_INDEX=${INDEX} UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT=/opt/venv
WORKDIR /app
RUN --mount=type=cache,target=/root/.cache/uv \
    --mount=from=uv,source=uv,target=/usr/local/bin/uv \
    --mount=type=bind,source=uv.lock,target=uv.lock \
    --mount=type=bind,source=pyproject.toml,target=pyproject.toml \
    uv sync --locked --no-install-project --no-editable --no-dev
COPY pyproject.toml uv.lock ./
COPY vad vad
RUN --mount=type=cache,target=/root/.cache/uv \
    --mount=from=uv,source=uv,target=/usr/local/bin/uv \
    uv sync --locked --no-editable --no-dev

FROM ${BASE}
COPY --link model /opt/model
COPY --link --from=build /opt/venv /opt/venv
WORKDIR /app
ENV VAD_MODEL=/opt/model/silero_vad_v5.onnx
USER 10001:10001
EXPOSE 8000
ENTRYPOINT ["/opt/venv/bin/python", "-m", "vad"]
