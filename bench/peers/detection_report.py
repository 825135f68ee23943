"""Turns the lines of bench/detection into tables and a JSON file with ratios.

Usage: detection_report.py LINES OUT_WITHOUT_SUFFIX MACHINE DATE
"""

import json
import statistics
import sys

SETS = {"small": "64 px", "large": "320 px"}
PEERS = {"copy": ["cp -r", "Python shutil.copy2"], "hardlink": ["cp -al", "cp -r"], "symlink": ["cp -rs", "cp -r"]}


def planning(rows, ratios):
    first = rows[0]
    table = [
        f"## Planning {first['slices']:,} slices of {first['volumes']} volumes, {first['positive']:,} positive",
        "",
        "| files | listing, s | plan after the listing, s |",
        "|---|---|---|",
    ]
    for cache, key, name in (("warm", "first", "in memory, first of a process"), ("warm", "best", "in memory, later"), ("cold", "first", "not in memory, first of a process")):
        chosen = [row for row in rows if row["cache"] == cache]
        if not chosen:
            continue
        cells = [[row[f"{part}_{key}"] for row in chosen] for part in ("listing", "plan")]
        table.append(f"| {name} | " + " | ".join(f"{min(cell):.2f} … {statistics.median(cell):.2f}" for cell in cells) + " |")
        ratios[f"plan, {name}, seconds"] = statistics.median(cells[1])
    return table + ["", "The least … the median."]


def writing(rows, ratios):
    table = []
    for key, title in SETS.items():
        chosen = [row for row in rows if row["set"] == key]
        if not chosen:
            continue
        images = next(row["images"] for row in chosen if "images" in row)
        table += ["", f"## Writing {images:,} images of {title} and as many labels", "", "| | program | least, s | median, s | peer / Ballast, medians | least |", "|---|---|---|---|---|---|"]

        def seconds(program, link):
            return [row["seconds"] for row in chosen if row["program"] == program and row["link"] == link]

        for link, peers in PEERS.items():
            ours = seconds("ballast", link)
            table.append(f"| {link} | Ballast | {min(ours):.2f} | {statistics.median(ours):.2f} | | |")
            if single := seconds("ballast, 1 thread", link):
                table.append(f"| {link} | Ballast, 1 thread | {min(single):.2f} | {statistics.median(single):.2f} | | |")
            for peer in peers:
                theirs = seconds(peer, "copy" if peer == "cp -r" else link)
                middle, least = statistics.median(theirs) / statistics.median(ours), min(theirs) / min(ours)
                table.append(f"| {link} | {peer} | {min(theirs):.2f} | {statistics.median(theirs):.2f} | {middle:.2f} | {least:.2f} |")
                ratios[f"{title}, {link}, {peer}"] = round(middle, 3)
    return table + [
        "",
        "Ballast writes images by the kind of link, labels always as copies, and counts what it wrote; cp links labels as well. cp and Python are timed as whole programs, "
        "Ballast from the plan on.",
    ]


def volumes(rows, pictures, ratios):
    table = [
        "",
        "## Volumes to PNG files",
        "",
        "| volumes | slices | MB | Ballast, slices/s | 1 thread | MB/s | Python, cv2 | Python, PIL | ratio to the better | 1 thread | first of a process | PNG MB: Ballast, cv2, PIL | largest difference of a pixel |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for look in pictures:
        chosen = [row for row in rows if row["format"] == look["format"]]

        def rate(program, key="seconds"):
            return max(row["slices"] / row[key] for row in chosen if row["program"] == program)

        one, cv, pil = rate("ballast, 1 thread"), rate("Python, cv2"), rate("Python, PIL")
        several = "ballast" if any(row["program"] == "ballast" for row in chosen) else "ballast, 1 thread"
        two = rate(several)
        first = rate(several, "first") / max(rate("Python, cv2", "first"), rate("Python, PIL", "first"))
        count = next(row["slices"] for row in chosen if row["program"].startswith("ballast"))
        sizes = ", ".join(f"{look['png_bytes'][program] / 1e6:.1f}" for program in ("ballast", "cv2", "PIL"))
        difference = f"{look['largest_difference']} ({look['different_pixels']:,} of {look['pixels']:,} pixels; {look['compared']} pictures)"
        table.append(
            f"| {look['format']} | {count} | {look['bytes'] / 1e6:.1f} | {two:,.0f} | {one:,.0f} | {two * look['bytes'] / 1e6 / count:,.0f} | {cv:,.0f} | {pil:,.0f} "
            f"| {two / max(cv, pil):.2f} | {one / max(cv, pil):.2f} | {first:.2f} | {sizes} | {difference} |"
        )
        ratios[f"slices, {look['format']}"] = round(two / max(cv, pil), 3)
    return table + ["", "Best of the rounds, three in a process; 'first of a process' is the ratio of the first ones, in which Ballast compiles as it goes. Time is from the opening of the first file to the last PNG file; starting the programs does not count."]


def main():
    lines, out, machine, date = sys.argv[1:5]
    rows = [json.loads(line) for line in open(lines) if line.startswith("{")]

    def of(measure):
        return [row for row in rows if row["measure"] == measure]

    ratios = {}
    report = [f"# Detection datasets, {date}", "", f"{machine}. Files in memory unless said otherwise, programs alternating.", ""]
    report += planning(of("plan"), ratios) + writing(of("write"), ratios) + volumes(of("slices"), of("pictures"), ratios)
    with open(out + ".md", "w") as file:
        file.write("\n".join(report) + "\n")
    with open(out + ".json", "w") as file:
        json.dump({"date": date, "machine": machine, "ratios": ratios, "rows": rows}, file, indent=1)
        file.write("\n")
    print("\n".join(report))


main()
