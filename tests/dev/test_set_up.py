"""What set-up decides: which packages bring a library, when it is done, what a child is told."""

import sys
from pathlib import Path
from types import ModuleType

import pytest
from tests.dev.checkout import Checkout, load_dev

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Debian's packages")

LDD = """\
	linux-vdso.so.1 (0x00007ffd)
	libQt6Widgets.so.6 => /x/Qt/lib/libQt6Widgets.so.6 (0x00007f)
	libEGL.so.1 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
	libxcb-icccm.so.4 => not found
/x/libqoffscreen.so:
	libEGL.so.1 => not found
"""


@pytest.fixture
def dev(tmp_path: Path) -> ModuleType:
    Checkout(tmp_path)
    return load_dev(tmp_path / "dev")


@pytest.mark.parametrize(
    ("soname", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libX11.so.6", "libx11-6"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libpng16.so.16", "libpng16-16"),
        ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libGLdispatch.so.0", "libglvnd0"),
        ("libz.so.1", "zlib1g"),
    ],
)
def test_a_library_s_package_follows_from_its_name(dev: ModuleType, soname: str, package: str) -> None:
    assert dev.package_of(soname) == package


def test_missing_libraries_are_read_from_ldd(dev: ModuleType) -> None:
    assert dev.unfound(LDD) == {"libEGL.so.1", "libxcb-icccm.so.4"}


def test_keyboards_come_with_the_library_that_reads_them(dev: ModuleType, tmp_path: Path) -> None:
    dev.DATA_PACKAGES["libxkbcommon0"] = ("xkb-data", tmp_path / "nowhere")
    assert dev.with_data(["libegl1", "libxkbcommon0"]) == ["libegl1", "libxkbcommon0", "xkb-data"]
    dev.DATA_PACKAGES["libxkbcommon0"] = ("xkb-data", tmp_path)
    assert dev.with_data(["libxkbcommon0"]) == ["libxkbcommon0"]


def test_a_changed_lock_asks_for_set_up_again(dev: ModuleType) -> None:
    assert dev.packages_ready()
    dev.LOCK.write_text("six==1.16.0\n")
    assert not dev.packages_ready()


def test_a_virtual_environment_that_no_longer_runs_asks_for_set_up_again(dev: ModuleType) -> None:
    dev.PYTHON.unlink()
    assert not dev.packages_ready()


def test_a_child_finds_the_checkout_from_anywhere(dev: ModuleType) -> None:
    assert dev.child_env({"PYTHONPATH": "/elsewhere"})["PYTHONPATH"] == f"{dev.ROOT}:/elsewhere"


def test_a_child_finds_the_unpacked_libraries(dev: ModuleType) -> None:
    libraries = dev.SYSROOT / "usr" / "lib" / "x86_64-linux-gnu"
    libraries.mkdir(parents=True)
    keyboards = dev.SYSROOT / "usr" / "share" / "X11" / "xkb"
    keyboards.mkdir(parents=True)
    told = dev.child_env({"LD_LIBRARY_PATH": "/opt/lib"})
    assert told["LD_LIBRARY_PATH"] == f"{libraries}:/opt/lib"
    assert told["XKB_CONFIG_ROOT"] == str(keyboards)


def test_a_child_is_left_alone_where_nothing_was_unpacked(dev: ModuleType) -> None:
    assert set(dev.child_env({})) == {"PYTHONPATH"}
