"""A module with device code: nvcc compiles what ends in .cu, and the host's compiler the rest and the link."""

import os
import shlex

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext


class WithNvcc(build_ext):
    def build_extensions(self):
        on_host = self.compiler._compile
        self.compiler.src_extensions.append(".cu")

        def compile_one(target, source, ending, arguments, after, options):
            if ending != ".cu":
                return on_host(target, source, ending, arguments, after, options)
            devices = shlex.split(os.environ["NVCC_GENCODE"])
            self.compiler.spawn(["nvcc", "-O2", "-Xcompiler=-fPIC", *devices, *arguments, source, "-o", target])

        self.compiler._compile = compile_one
        super().build_extensions()


setup(
    name="halves",
    version="1.0",
    ext_modules=[Extension("halves", ["half.cu", "module.c"], libraries=["cudart", "stdc++"])],
    cmdclass={"build_ext": WithNvcc},
)
