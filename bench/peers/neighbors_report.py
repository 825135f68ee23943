"""Turns the lines of a comparison of neighbour searches into a table and a JSON file with ratios.

Usage: neighbors_report.py LINES OUT_WITHOUT_SUFFIX MACHINE DATE
"""

import json
import sys


def main():
    lines, out, machine, date = sys.argv[1:5]
    rows = [json.loads(line) for line in open(lines) if line.startswith("{")]
    tile = next(row for row in rows if "lanes_512" in row)
    runs = [row for row in rows if "side" in row]
    version = next(row["version"] for row in runs if row["side"] == "faiss")
    text = [f"# Exact neighbours beside faiss, {date}", "", f"{machine}; faiss {version}, flat index, two threads on both sides; the six nearest of every row among all rows, itself included; the best of",
            "alternating runs. faiss computes in float32 as |a|² + |b|² − 2ab, so that some of its answers are not the nearest; ours are those of brute force in double.", "",
            "| rows × columns | Ballast, s | faiss, s | ratio | rows that faiss answers otherwise |", "|---|---|---|---|---|"]
    for key in dict.fromkeys((row["rows"], row["columns"]) for row in runs):
        of = [row for row in runs if (row["rows"], row["columns"]) == key]
        ours = [row for row in of if row["side"] == "Ballast"]
        seconds, peer = min(row["seconds"] for row in ours), min(row["seconds"] for row in of if row["side"] == "faiss")
        text.append(f"| {key[0]:,} × {key[1]} | {seconds:.3f} | {peer:.3f} | {peer / seconds:.1f} | {ours[0]['peer_rows_that_differ']} |")
    text += ["", f"The innermost kernel on one thread and {tile['columns']} columns, GFLOP/s: {tile['plain']:.1f} in plain code, {tile['lanes_128']:.0f} with vectors of 128 bits, {tile['lanes_256']:.0f} of 256, {tile['lanes_512']:.0f} of 512."]
    with open(out + ".md", "w") as file:
        file.write("\n".join(text) + "\n")
    with open(out + ".json", "w") as file:
        json.dump({"machine": machine, "date": date, "runs": rows}, file, indent=1)
    print("\n".join(text))


main()
