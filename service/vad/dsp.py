"""Chooses who does the signal steps: the native module where it is there, else NumPy."""

from types import ModuleType


class DspError(Exception):
    """The native module was asked for and is not there."""


def load(choice: str) -> tuple[ModuleType, bool]:
    """choice is auto, native or numpy. Returns the module and whether it is the native one."""
    if choice != "numpy":
        try:
            import vad_dsp

            return vad_dsp, True
        except ImportError as error:
            if choice == "native":
                raise DspError(f"VAD_DSP is 'native', but the module cannot be loaded: {error}") from None
    from . import dsp_numpy

    return dsp_numpy, False
