"""Makes an empty virtual environment, and takes away what only people at a shell use.

usage: make-venv.py VENV
"""

import os
import shutil
import subprocess
import sys

TIME = 315532800  # 1980-01-01, the time of every file in every layer: zip files refuse 0


def main(venv):
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True)
    shutil.rmtree(os.path.join(venv, "include"))
    for path in [os.path.join(venv, ".gitignore"), *(os.path.join(venv, "bin", x) for x in os.listdir(os.path.join(venv, "bin")))]:
        if os.path.lexists(path) and not os.path.basename(path).startswith("python"):
            os.remove(path)
    for folder, _, files in os.walk(venv, topdown=False):
        for path in [*(os.path.join(folder, x) for x in files), folder]:
            os.utime(path, (TIME, TIME), follow_symlinks=False)


if __name__ == "__main__":
    main(sys.argv[1])
