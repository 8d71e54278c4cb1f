"""Lays the wheel out where its tag fits this system, as pip's own code says, and calls what it holds.

pip itself does not start here: that of this distribution opens the file of authorities, which a toolchain image lacks.
"""

import glob
import os
import platform
import sys
import zipfile

sys.path.insert(0, glob.glob("/usr/share/python-wheels/pip-*.whl")[0])
from pip._vendor.packaging.tags import sys_tags
from pip._vendor.packaging.utils import parse_wheel_filename

(wheel,) = glob.glob("/wheels/*.whl")
if not parse_wheel_filename(os.path.basename(wheel))[3] & set(sys_tags()):
    sys.exit(f"try-wheel: {os.path.basename(wheel)} is not for this system")
zipfile.ZipFile(wheel).extractall("/installed")
sys.path.insert(0, "/installed")
import portable

with open("/tried", "w") as file:
    print(sys.version_info[1], platform.libc_ver()[1], portable.parse("0x2a"), file=file)
