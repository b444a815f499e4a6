"""Reads exported Apple profiles with Python's own plist reader, which shares no code with ours."""

import plistlib
import sys

LIMIT = 1_000_000  # bytes; larger profiles are refused by MDMs
MUST_BLOCK = "com.zhiliaoapp.musically"

for path in sys.argv[1:]:
    with open(path, "rb") as file:
        content = file.read()
    assert len(content) <= LIMIT, f"{path}: {len(content)} bytes"
    profile = plistlib.loads(content)
    assert profile["PayloadType"] == "Configuration", path
    blocked = [
        identifier
        for payload in profile["PayloadContent"]
        if payload["PayloadType"] == "com.apple.applicationaccess"
        for identifier in payload["blockedAppBundleIDs"]
    ]
    assert blocked, f"{path}: blocks nothing"
    assert len(set(blocked)) == len(blocked), f"{path}: an app stands twice"
    assert MUST_BLOCK in blocked, f"{path}: {MUST_BLOCK} is not in it"
    system = [i for i in blocked if i.startswith("com.apple.") and i != "com.apple.webapp"]
    assert not system, f"{path}: blocks system apps: {system}"
    print(f"{path}: {len(blocked)} bundle IDs")
