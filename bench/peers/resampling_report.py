"""Turns the lines of a resampling comparison into a table and a JSON file with ratios.

Usage: resampling_report.py LINES OUT_WITHOUT_SUFFIX MACHINE DATE
"""

import json
import math
import statistics
import sys


def best(rows):
    """The fastest run, and the least memory."""
    return min(row["seconds"] for row in rows), min(row["peak_mb"] for row in rows)


# What CondensedNearestNeighbour alone surpasses.
LARGEST = 150


def summary(ratios):
    """The mean that the aim speaks of, and what is left of it without one sampler that is faster by another algorithm."""
    mean = math.exp(sum(map(math.log, ratios)) / len(ratios))
    rest = [ratio for ratio in ratios if ratio < LARGEST]
    without = math.exp(sum(map(math.log, rest)) / len(rest))
    return f"Geometric mean {mean:.1f}, without CondensedNearestNeighbour {without:.1f}, median {statistics.median(ratios):.1f}, smallest {min(ratios):.1f}"


def main():
    lines, out, machine, date = sys.argv[1:5]
    rows = [json.loads(line) for line in open(lines) if line.startswith("{")]
    text = [f"# Resampling beside imbalanced-learn, {date}", "", f"{machine}. The same tables of float32 and five classes, seed 0, the peer's default parameters and its outcome on both sides;", "plan and resampled table in memory; the best of what runs fit two seconds of a process, one at least, both sides in turn, and of as many processes as rounds. “First” is the first call in a process,", "in which .NET still compiles. Memory is the process's peak during the first call, table and runtime included. A peer stopped at its limit counts with the limit, so that the ratio is at least what is written.", ""]
    ratios, memories, result = [], [], []
    for table in dict.fromkeys(row["table_name"] for row in rows):
        text += [f"## {table.replace('x', ' × ')}", "", "| sampler | Ballast, s | first | peer, s | ratio of time | Ballast, MB | peer, MB | memory share |", "|---|---|---|---|---|---|---|---|"]
        of_table, shares = [], []
        for sampler in dict.fromkeys(row["sampler"] for row in rows if row["table_name"] == table):
            of = [row for row in rows if row["table_name"] == table and row["sampler"] == sampler]
            ours = [row for row in of if row["side"] == "Ballast"]
            peer = [row for row in of if row["side"] != "Ballast" and "rows" in row]
            stopped = [row for row in of if row.get("stopped")]
            if not ours or not (peer or stopped):
                text.append(f"| {sampler} | {'–' if not ours else f'{best(ours)[0]:.3f}'} | – | refused or failed | – | – | – | – |")
                continue
            seconds, memory = best(ours)
            peer_seconds, peer_memory = best(peer) if peer else (stopped[0]["seconds"], float("nan"))
            ratio, share = peer_seconds / seconds, memory / peer_memory
            mark = "" if peer else "> "
            different = peer and peer[0]["rows"] != ours[0]["rows"]
            of_table.append(ratio)
            if peer:
                shares.append(share)
            name = sampler + (f" ({ours[0]['rows']} and {peer[0]['rows']} rows)" if different else "")
            memory_cells = f"{peer_memory:.0f} | {share:.2f}" if peer else "– | –"
            text.append(f"| {name} | {seconds:.4f} | {min(row['first_seconds'] for row in ours):.2f} | {mark}{peer_seconds:.4f} | {mark}{ratio:.1f} | {memory:.0f} | {memory_cells} |")
            result.append({"table": table, "sampler": sampler, "seconds": seconds, "peer_seconds": peer_seconds, "peer_stopped": not peer, "peak_mb": memory, "peer_peak_mb": peer_memory if peer else None})
        text += ["", f"{summary(of_table)}; memory share {math.exp(sum(map(math.log, shares)) / len(shares)):.2f} on average.", ""]
        ratios += of_table
        memories += shares
    text += ["## All", "", f"{summary(ratios)} (aims 15 and 3); memory share {math.exp(sum(map(math.log, memories)) / len(memories)):.2f} (aim 0.33)."]
    with open(out + ".md", "w") as file:
        file.write("\n".join(text) + "\n")
    with open(out + ".json", "w") as file:
        json.dump({"machine": machine, "date": date, "results": result, "runs": rows}, file, indent=1)
    print(text[-1])


main()
