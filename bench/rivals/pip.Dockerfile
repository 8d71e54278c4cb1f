# A wheelhouse in a stage of its own with pip's cache mounted, installed from there without an index, copied as one folder.
ARG PYTHON
ARG BASE
FROM ${PYTHON} AS build
WORKDIR /build
RUN python3.13 -m venv --without-pip /opt/venv
COPY requirements.txt .
ARG INDEX
RUN --mount=type=cache,target=/root/.cache/pip \
    python3.13 -m pip wheel --index-url ${INDEX} --no-deps --require-hashes --wheel-dir /wheels --requirement requirements.txt
RUN python3.13 -m pip --python /opt/venv/bin/python install --no-index --find-links /wheels --no-deps --requirement requirements.txt

FROM ${BASE}
COPY --link --from=build /opt/venv /opt/venv
COPY --link model /opt/model
COPY --link vad /app/vad
WORKDIR /app
ENV PYTHONPATH=/app VAD_MODEL=/opt/model/silero_vad_v5.onnx
USER 10001:10001
EXPOSE 8000
ENTRYPOINT ["/opt/venv/bin/python", "-m", "vad"]
