# Makes the engine pull and unpack both bases.
ARG PYTHON
ARG BASE
FROM ${BASE} AS base
COPY pyproject.toml /unpacked
FROM ${PYTHON}
COPY --from=base /unpacked /unpacked
RUN python3.13 --version
