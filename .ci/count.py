"""Counts the example fleet again, by code that shares nothing with ours, and holds a scan against it.

count.py files                   the exports that are counted
count.py truth                   these exports, against examples/fleet/truth.json
count.py compare EXPORT REPORT   EXPORT counted, against REPORT (`grendel scan --json`)
"""

import csv
import gzip
import io
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def jamf(content):
    for device in json.loads(gzip.decompress(content))["results"]:
        for app in device["applications"] or []:
            yield device["mobileDeviceId"], app["identifier"]


def android_lines(content):
    for line in gzip.decompress(content).decode().splitlines():
        device = json.loads(line)
        for app in device.get("applicationReports", []):
            if app["state"] == "INSTALLED":
                yield device["name"], app["packageName"]


def kandji(content):
    for row in csv.DictReader(io.StringIO(content.decode())):
        yield row["serial_number"], row["bundle_id"]


READERS = {
    "dikes-orchards-jamf-v2-detail.json.gz": jamf,
    "markets-inspectors-status-reports.ndjson.gz": android_lines,
    "lighthouses-kandji-apps_install_report.csv": kandji,
}


def product_of_identifiers():
    """identifier -> product, from the catalogue's own table."""
    with open(ROOT / "catalogue" / "identifiers.csv", newline="", encoding="utf-8") as file:
        return {row["identifier"]: row["app"] for row in csv.DictReader(file)}


def counted(export):
    """product -> how many devices have it, by any of its identifiers"""
    products = product_of_identifiers()
    devices = {}
    for device, identifier in READERS[export.name](export.read_bytes()):
        if identifier in products:
            devices.setdefault(products[identifier], set()).add(device)
    return {product: len(having) for product, having in devices.items()}


def truth():
    fleet = ROOT / "examples" / "fleet"
    for week, said in json.loads((fleet / "truth.json").read_text())["weeks"].items():
        for name in READERS:
            shown = {app: n["shown"] for app, n in said["files"][name]["apps"].items() if n["shown"]}
            found = counted(fleet / week / name)
            assert found == shown, f"{week}/{name}: truth {shown}, counted {found}"
            print(f"{week}/{name}: {len(found)} apps as the truth has them")


def compare(export, report):
    here = counted(export)
    found = {app["app"]: app["devices"]["exact"] for app in json.loads(report.read_text())["apps"]}
    assert found, f"{export}: the scan found nothing"
    assert "tiktok" in found or "tiktok" not in here, f"{export}: the scan has no TikTok"
    for app, count in found.items():
        assert count == here.get(app, 0), f"{export}: {app}: scan {count}, counted {here.get(app, 0)}"
    print(f"{export}: {len(found)} apps, {sum(found.values())} findings, counted alike")


asked = sys.argv[1:]
if asked == ["files"]:
    print("\n".join(READERS))
elif asked == ["truth"]:
    truth()
elif len(asked) == 3 and asked[0] == "compare":
    compare(pathlib.Path(asked[1]), pathlib.Path(asked[2]))
else:
    sys.exit(__doc__)
