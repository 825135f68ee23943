"""Turns the lines of an augmentation comparison into a table and a JSON file with ratios.

Usage: augmentation_report.py LINES OUT_WITHOUT_SUFFIX MACHINE DATE
"""

import json
import sys

PEERS = ("cv2", "cv2_composed", "pil")


def main():
    lines, out, machine, date = sys.argv[1:5]
    rows = [json.loads(line) for line in open(lines) if line.startswith("{")]
    best = {}
    for row in rows:
        key = row["measures"], row["program"]
        best[key] = max(best.get(key, 0), row["images_per_second"])
    names = list(dict.fromkeys(row["measures"] for row in rows if row["program"] == "ballast"))
    rounds = sum(row["program"] == "ballast" and row["measures"] == names[0] for row in rows)
    report = [
        f"# Augmentation, {date}",
        "",
        f"{machine}. Images a second on one thread, photos of 500 x 375 pixels in memory, {rounds} alternating rounds, the best time of each image. The pipeline is flip, rotation of 10 degrees, affine (shift 10 %, scale 20 %,",
        "shear 5 degrees), HSV (YOLOv5's factors) and a resized crop to 224 pixels. OpenCV does a step at a time, or one warp of a matrix composed by hand; torchvision works on PIL images,",
        "its ColorJitter standing for HSV, and its crop averages pixels where it shrinks. Ballast writes into an image of the caller's; the others allocate their results.",
        "",
        "| | Ballast | OpenCV | ratio | OpenCV, composed | ratio | torchvision, PIL | ratio |",
        "|---|---|---|---|---|---|---|---|",
    ]
    ratios = {}
    for name in names:
        mine = best[name, "ballast"]
        cells = [f"{mine:,.0f}"]
        for peer in PEERS:
            theirs = best.get((name, peer))
            cells += [f"{theirs:,.0f}", f"{mine / theirs:.2f}"] if theirs else ["", ""]
            if theirs:
                ratios.setdefault(name, {})[peer] = round(mine / theirs, 3)
        report.append(f"| {name} | " + " | ".join(cells) + " |")
    with open(out + ".md", "w") as file:
        file.write("\n".join(report) + "\n")
    with open(out + ".json", "w") as file:
        json.dump({"date": date, "machine": machine, "ratios": ratios, "rows": rows}, file, indent=1)
        file.write("\n")
    print("\n".join(report))


main()
