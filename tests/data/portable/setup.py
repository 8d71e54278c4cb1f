from setuptools import Extension, setup

setup(
    name="portable",
    version="1.0",
    ext_modules=[Extension("portable", ["portable.c"], define_macros=[("Py_LIMITED_API", "0x030B0000"), ("_GNU_SOURCE", "1")], py_limited_api=True)],
)
