"""Turns the lines of a throughput comparison into a table and a JSON file with ratios.

Usage: throughput_report.py LINES OUT_WITHOUT_SUFFIX MACHINE DATE
"""

import json
import sys


def best(rows, **wanted):
    rates = [row["images_per_second"] for row in rows if all(row.get(key) == value for key, value in wanted.items())]
    return max(rates) if rates else float("nan")


def main():
    lines, out, machine, date = sys.argv[1:5]
    rows = [json.loads(line) for line in open(lines) if line.startswith("{")]
    ours = [row for row in rows if row["program"] == "ballast" and "best_epoch" in row]
    steps = [row for row in rows if "precision" in row and "best_epoch" not in row]
    peer = [row for row in rows if row["program"] == "python"]
    first = ours[0]

    def top(key):
        return max(row[key] for row in ours)

    table = [
        ("step alone", top("step_only"), best(peer, measures="step_only"), "torch: the better of both layouts and thread counts"),
        ("loader alone", top("loader_only"), best(peer, measures="loader_only"), "decoded pixels held in memory / JPEG decoded each epoch, best of 0, 1, 2 workers"),
        ("end to end, best epoch", top("best_epoch"), best(peer, measures="end_to_end"), "the better of everything Python was given"),
        ("end to end, first epoch", top("first_epoch"), best(peer, measures="end_to_end"), "ours decodes every file in this epoch"),
        ("end to end, decoding every epoch", top("decoding_every_epoch"), best(peer, measures="end_to_end"), "ours without its cache"),
    ]
    last = max(ours, key=lambda row: row["best_epoch"])
    report = [
        f"# Training throughput, {date}",
        "",
        f"{machine}. {first['model']}, {first['image_size']} px, batch {first['batch_size']}, {first['images']} images; {len(ours)} alternating rounds, best of each.",
        f"Ballast on {first['torch']}, {last['threads_step']} thread(s) for the step and {last['threads_loader']} for the loader; "
        f"Python with torch {peer[0]['torch']} and torchvision {peer[0]['torchvision']}.",
        "",
        "| images a second | Ballast | Python | ratio | |",
        "|---|---|---|---|---|",
    ]
    report += [f"| {name} | {a:,.0f} | {b:,.0f} | {a / b:.2f} | {note} |" for name, a, b, note in table]
    report += [
        "",
        f"Of Ballast's last epoch {last['step_share']:.1%} was the step and {last['waiting_share']:.1%} waiting for the loader. Peak memory {last['peak_memory_mb']} MB.",
        "",
        "Python end to end, images a second:",
        "",
        "| threads | layout | 0 workers | 1 worker | 2 workers |",
        "|---|---|---|---|---|",
    ]
    for threads in sorted({row["threads"] for row in peer if "threads" in row}):
        for layout in ("contiguous", "channels_last"):
            cells = [f"{best(peer, measures='end_to_end', threads=threads, layout=layout, workers=workers):,.0f}" for workers in (0, 1, 2)]
            report.append(f"| {threads} | {layout} | " + " | ".join(cells) + " |")
    if steps:
        report += ["", "Ballast's step alone by precision, images a second:", "", "| network | threads | float32 | bfloat16 | ratio |", "|---|---|---|---|---|"]
    for model in dict.fromkeys(row["model"] for row in steps):
        full, half = (max(row["step_only"] for row in steps if row["model"] == model and row["precision"] == name) for name in ("Full", "BFloat16"))
        threads = next(row["threads"] for row in steps if row["model"] == model)
        report.append(f"| {model} | {threads} | {full:,.0f} | {half:,.0f} | {half / full:.2f} |")
    with open(out + ".md", "w") as file:
        file.write("\n".join(report) + "\n")
    with open(out + ".json", "w") as file:
        ratios = {name: round(a / b, 3) for name, a, b, _ in table}
        json.dump({"date": date, "machine": machine, "ratios": ratios, "rows": rows}, file, indent=1)
        file.write("\n")
    print("\n".join(report))


main()
