# uv.lock as "uv lock" writes it, by the base's Python.
ARG PYTHON
FROM ${PYTHON} AS build
ARG INDEX
ENV UV_DEFAULT_INDEX=${INDEX} UV_PYTHON_DOWNLOADS=never
WORKDIR /app
COPY pyproject.toml .
RUN --mount=from=uv,source=uv,target=/usr/local/bin/uv uv lock --no-cache

FROM scratch
COPY --from=build /app/uv.lock /
